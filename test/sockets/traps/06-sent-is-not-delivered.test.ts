/** Trap 6: the first send to a peer that is gone succeeds; only a later one fails (EPIPE). */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { clientAndPeer, closed, codeOf, rawPair, turns } from '../loopback.ts';

test("node:net: the first write's callback has no error, though nobody is there", async () => {
  const { near, far } = await rawPair();
  near.on('error', () => {}).resume();
  const write = (text: string) => new Promise((resolve) => near.write(text, resolve));
  far.destroy();
  await once(near, 'end');
  const first = await write('handed over, never delivered');
  await turns();
  expect(first ?? 'no error').toBe('no error');
  expect(await write('refused')).toMatchObject({ code: expect.stringMatching(/EPIPE|ECONNRESET/) });
});

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
