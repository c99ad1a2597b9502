/** Trap 10: who does not read sees neither FIN nor RST. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { clientAndPeer, closed, codeOf, rawPair, turns } from '../loopback.ts';

test('node:net: a paused socket does not notice the reset', async () => {
  const { near, far } = await rawPair({ pauseOnConnect: true });
  far.on('error', () => {});
  near.resetAndDestroy();
  await turns();
  expect(far.destroyed).toBe(false);
  far.resume();
  await closed(far);
});

test('the kit notices it while nobody receives, with up to 64 KiB unread', async () => {
  const { client, socket, peer } = await clientAndPeer();
  peer.write('first');
  await once(socket, 'data');
  peer.write(Buffer.alloc(48 * 1024));
  while (socket.bytesRead < 48 * 1024) await once(socket, 'data');
  peer.resetAndDestroy();
  await closed(socket);
  expect(`${await client.receive()}`).toBe('first');
});

test('the kit notices it on a quiet connection as well', async () => {
  const { client, socket, peer } = await clientAndPeer();
  peer.resetAndDestroy();
  await closed(socket);
  expect(await codeOf(client.send('x'))).toBe('ECONNRESET');
});
