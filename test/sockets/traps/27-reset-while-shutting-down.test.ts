/**
 * Trap 27: in the moment in which libuv sends our FIN it refuses to reset. Node then reports
 * EINVAL, calls the socket destroyed, never closes it, and so never ends.
 */
import { expect, test } from 'vitest';
import { clientAndPeer, closed, pair } from '../loopback.ts';
import { runChild } from './child.ts';

test('node:net: end and reset in one breath leave a socket that never closes', async () => {
  const { out } = await runChild(`
    import { once } from 'node:events';
    import { connect, createServer } from 'node:net';
    import { setImmediate as turn } from 'node:timers/promises';
    const server = createServer({ allowHalfOpen: true }, (socket) => socket.unref());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const near = connect(server.address().port, '127.0.0.1');
    await once(near, 'connect');
    near.on('error', (error) => console.log(error.code)).on('close', () => console.log('closed'));
    near.end();
    near.resetAndDestroy();
    for (let i = 0; i < 50; i++) await turn();
    console.log(near.destroyed, process.getActiveResourcesInfo().includes('TCPSocketWrap'));
    process.exit();
  `);
  expect(out).toBe('EINVAL\ntrue true\n');
});

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
