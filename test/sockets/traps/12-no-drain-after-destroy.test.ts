/** Trap 12: after destroy no 'drain' comes: who waits for it alone waits forever. */
import { expect, test } from 'vitest';
import { clientAndPeer, closed, codeOf, MiB, rawPair } from '../loopback.ts';

test('node:net: closed, and no drain', async () => {
  const { near } = await rawPair({ pauseOnConnect: true });
  let drained = false;
  near.on('drain', () => {
    drained = true;
  });
  expect(near.write(Buffer.alloc(24 * MiB))).toBe(false);
  near.destroy();
  await closed(near);
  expect(drained).toBe(false);
});

test('the kit: a send that waits is told when the peer resets', async () => {
  const { client, peer } = await clientAndPeer();
  const sending = codeOf(client.send(Buffer.alloc(24 * MiB)));
  peer.resetAndDestroy();
  expect(['ECONNRESET', 'EPIPE']).toContain(await sending);
});

test('the kit: a send that waits is told of abort', async () => {
  const { client } = await clientAndPeer();
  const sending = codeOf(client.send(Buffer.alloc(24 * MiB)));
  client.abort();
  expect(await sending).toBe('ERR_SOCKET_CLOSED');
});
