/** Trap 7: closing a socket with unread bytes in the system's buffer resets the connection. */
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { clientAndPeer, codeOf, MiB, pair, rawPair, turns } from '../loopback.ts';

test('node:net: destroying before reading is a reset for the peer', async () => {
  const { near, far } = await rawPair({ pauseOnConnect: true });
  near.write('nobody reads this');
  await turns();
  far.destroy();
  expect(await codeOf(once(near.resume(), 'end'))).toBe('ECONNRESET');
});

test('the kit reads what is left, and the last words arrive', async () => {
  const { client, socket, peer } = await clientAndPeer();
  // More than the system takes at once: a reset would also end the peer's writing.
  peer.end(Buffer.alloc(24 * MiB));
  await once(socket, 'pause');
  await client.send('last words');
  const closing = client.close({ lingerMs: 10_000 });
  let heard = '';
  peer.on('data', (chunk) => {
    heard += chunk;
  });
  await finished(peer.resume());
  expect(heard).toBe('last words');
  await closing;
});

test('also between two clients of the kit', async () => {
  const { near, far } = await pair();
  await near.send('nobody receives this');
  const closing = far.close();
  expect(await near.receive()).toBeNull();
  await near.close();
  await closing;
});
