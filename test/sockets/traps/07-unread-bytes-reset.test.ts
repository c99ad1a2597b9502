/** Trap 7: closing a socket with unread bytes in the system's buffer resets the connection. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { codeOf, dial, listen, rawDial, rawPair, readAll, take, turns } from '../loopback.ts';

test('node:net: destroying before reading is a reset for the peer', async () => {
  const { near, far } = await rawPair({ pauseOnConnect: true });
  near.write('nobody reads this');
  await turns();
  far.destroy();
  expect(await codeOf(once(near.resume(), 'end'))).toBe('ECONNRESET');
});

test('the kit reads what is left, and the last words arrive', async () => {
  const listener = await listen();
  const peer = await rawDial(listener.localEndPoint.port);
  const client = await take(listener);
  peer.end(Buffer.alloc(500_000));
  await client.send('last words');
  const closing = client.close();
  expect(await readAll(peer)).toBe('last words');
  await closing;
});

test('also between two clients of the kit', async () => {
  const listener = await listen();
  const near = await dial(listener.localEndPoint.port);
  const far = await take(listener);
  await near.send('nobody receives this');
  const closing = far.close();
  expect(await near.receive()).toBeNull();
  await near.close();
  await closing;
});
