/** Trap 3: 'end' comes only if somebody reads. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { clientAndPeer, rawPair, turns } from '../loopback.ts';

test("node:net: without a reader the peer's FIN is not told", async () => {
  const { near, far } = await rawPair();
  let ended = false;
  far.on('end', () => {
    ended = true;
  });
  near.end('hello');
  await once(near, 'finish');
  await turns();
  expect(ended).toBe(false);
  far.resume();
  await once(far, 'end');
});

test('the kit reads always: the FIN is noticed, and kept for receive', async () => {
  const { client, socket, peer } = await clientAndPeer();
  peer.end('hello');
  await once(socket, 'end');
  expect(`${await client.receive()}`).toBe('hello');
  expect(await client.receive()).toBeNull();
});
