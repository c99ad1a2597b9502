/**
 * Trap 27: in the moment in which the system sends our FIN it refuses to reset. Node then reports
 * EINVAL, calls the socket destroyed, never closes it, and so never ends.
 */
import { test } from 'vitest';
import { clientAndPeer, closed, pair } from '../loopback.ts';

test('the kit: shutdown and abort in one breath close the socket', async () => {
  const { client, socket } = await clientAndPeer();
  client.shutdown();
  client.abort();
  await closed(socket);
});

test('the kit: close and abort in one breath as well', async () => {
  const { near } = await pair();
  const closing = near.close({ lingerMs: 10_000 });
  near.abort();
  await closing;
});
