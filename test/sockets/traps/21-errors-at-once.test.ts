/** Trap 21: argument errors are thrown at once, network errors come later as events. */
import { createServer, Socket } from 'node:net';
import { expect, test } from 'vitest';
import { TcpClient, TcpListener } from '#sockets';
import { codeOf } from '../loopback.ts';

const bad = { host: '127.0.0.1', port: 65536 };

test('node:net throws', () => {
  const code = expect.objectContaining({ code: 'ERR_SOCKET_BAD_PORT' });
  const socket = new Socket();
  expect(() => socket.connect(bad)).toThrow(code);
  // The handle exists by then: with net.connect nobody could close it.
  socket.destroy();
  expect(() => createServer().listen(bad)).toThrow(code);
});

test('the kit rejects, whatever is wrong', async () => {
  expect(await codeOf(TcpClient.connect(bad))).toBe('ERR_SOCKET_BAD_PORT');
  expect(await codeOf(TcpListener.start(bad))).toBe('ERR_SOCKET_BAD_PORT');
  // @ts-expect-error: no host
  expect(await codeOf(TcpClient.connect({ port: 80 }))).toBe('ERR_INVALID_ARG_VALUE');
  // @ts-expect-error: nothing at all
  await expect(TcpClient.connect()).rejects.toThrow(TypeError);
  // @ts-expect-error: nothing at all
  await expect(TcpListener.start()).rejects.toThrow(TypeError);
  const signal = AbortSignal.abort('enough');
  expect(await codeOf(TcpClient.connect({ host: '127.0.0.1', port: 80 }, { signal }))).toBe(
    'enough',
  );
});
