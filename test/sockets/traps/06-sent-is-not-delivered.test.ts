/** Trap 6: the first send to a peer that is gone succeeds; only a later one fails (EPIPE). */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { clientAndPeer, closed, codeOf, turns } from '../loopback.ts';

test('send resolves when handed over, and fails once that has gone wrong', async () => {
  const { client, socket, peer } = await clientAndPeer();
  peer.destroy();
  await once(socket, 'end');
  await expect(client.send('handed over, never delivered')).resolves.toBeUndefined();
  await turns();
  await expect(client.send('the system refuses this one')).resolves.toBeUndefined();
  await closed(socket);
  expect(['ECONNRESET', 'EPIPE']).toContain(await codeOf(client.send('and we this')));
});
