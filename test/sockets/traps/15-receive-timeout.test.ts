/** Trap 15: `socket.setTimeout` only tells, and our own writing puts it off. */
import { expect, test } from 'vitest';
import { clientAndPeer, codeOf, pair } from '../loopback.ts';

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
