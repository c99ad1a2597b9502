/** Trap 29: a send whose promise nobody awaits, and a reset: an unhandled rejection ends the process. */

import { expect, test } from 'vitest';
import { runChild } from './child.ts';

test('node:net with promises: the process ends', async () => {
  const { code, err } = await runChild(`
    import { once } from 'node:events';
    import { connect, createServer } from 'node:net';
    import { promisify } from 'node:util';
    const server = createServer((socket) => {
      const write = promisify(socket.write).bind(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        write('nobody awaits this');
        setImmediate(() => console.log('still here'));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    connect(server.address().port, '127.0.0.1', function () {
      this.resetAndDestroy();
      server.close();
    });
  `);
  expect(code).toBe(1);
  expect(err).toContain('ERR_STREAM_DESTROYED');
});

test('the kit: the process goes on, and the next call tells', async () => {
  const program = `
    import { setImmediate as turn } from 'node:timers/promises';
    import { TcpClient, TcpListener } from '#sockets';
    const listener = await TcpListener.start({ host: '127.0.0.1', port: 0 });
    const connected = async () => {
      const near = await TcpClient.connect(listener.localEndPoint);
      return { near, far: await listener.accept() };
    };

    const reset = await connected();
    reset.far.abort();
    await reset.near.receive().catch(() => {});
    reset.near.send('nobody awaits this');

    const cancelled = await connected();
    cancelled.near.send('nor this', { signal: AbortSignal.abort() });
    cancelled.far.abort();
    await cancelled.near.receive().catch(() => {});

    const waiting = await connected();
    waiting.near.send(new Uint8Array(32 * 1024 * 1024));
    waiting.near.abort();
    waiting.near.send('nor this, after the end');

    listener.stop();
    await turn();
    for (const { near } of [reset, cancelled, waiting]) {
      await near.send('this is awaited').catch((error) => console.log(error.code));
      near.abort();
    }
  `;
  const { code, out } = await runChild(program, '--import', 'tsx');
  expect({ code, out }).toEqual({
    code: 0,
    out: 'ECONNRESET\nECONNRESET\nERR_SOCKET_CLOSED\n',
  });
});
