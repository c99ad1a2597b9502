/** Trap 15: `socket.setTimeout` only tells, and our own writing puts it off. */
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { clientAndPeer, codeOf, pair, rawPair } from '../loopback.ts';

test('node:net: after the timeout the socket is as open as before', async () => {
  const { near } = await rawPair();
  await once(near.setTimeout(10), 'timeout');
  expect(near.destroyed).toBe(false);
});

test('node:net: a peer that never says a word is not noticed while we write', async () => {
  const { near } = await rawPair();
  const limit = 30;
  let timeouts = 0;
  let stalls = 0;
  near.setTimeout(limit, () => timeouts++);
  const start = performance.now();
  for (let last = start, now = start; now < start + 2 * limit; last = now) {
    near.write('are you there?');
    await turn();
    now = performance.now();
    if (now - last > limit / 2) stalls++;
  }
  // None, unless the machine kept us from writing.
  expect(timeouts).toBeLessThanOrEqual(stalls);
});

test('the kit: a silent peer is noticed though we go on sending', async () => {
  const { near } = await pair();
  near.receiveTimeout = 40;
  const heartbeat = setInterval(() => near.send('are you there?'), 4);
  try {
    expect(await codeOf(near.receive())).toBe('ETIMEDOUT');
  } finally {
    clearInterval(heartbeat);
  }
});

test('the kit: bytes that came in time are received, however busy we were', async () => {
  const { client, peer } = await clientAndPeer();
  client.receiveTimeout = 10;
  const receiving = client.receive();
  peer.write('in time');
  const start = performance.now();
  while (performance.now() - start < 30);
  expect(`${await receiving}`).toBe('in time');
});
