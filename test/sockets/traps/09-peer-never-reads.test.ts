/** Trap 9: end never finishes with a peer that never reads. */
import { expect, test } from 'vitest';
import { clientAndPeer, codeOf, MiB, rawPair, turns } from '../loopback.ts';

test('node:net: end waits forever', async () => {
  const { near } = await rawPair({ pauseOnConnect: true });
  near.end(Buffer.alloc(24 * MiB));
  await turns();
  expect(near.writableFinished).toBe(false);
});

test('the kit lingers, then resets', async () => {
  const { client, socket } = await clientAndPeer();
  const sending = codeOf(client.send(Buffer.alloc(24 * MiB)));
  await client.close({ lingerMs: 20 });
  expect(socket.closed).toBe(true);
  expect(await sending).toBe('ERR_SOCKET_CLOSED');
});

test('nor does a peer that reads and never closes hold it', async () => {
  const { client, socket, peer } = await clientAndPeer();
  peer.resume();
  await client.close({ lingerMs: 20 });
  expect(socket.closed).toBe(true);
});
