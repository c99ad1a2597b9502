/** Trap 16: the signal given to `net.connect` destroys the socket even after it has connected. */
import { getEventListeners, once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { TcpClient } from '#sockets';
import { codeOf, listen, take } from '../loopback.ts';

test('node:net: an abort long after connecting is an error', async () => {
  const { localEndPoint } = await listen();
  const controller = new AbortController();
  const socket = connect({
    host: localEndPoint.address,
    port: localEndPoint.port,
    signal: controller.signal,
  });
  await once(socket, 'connect');
  controller.abort();
  expect(await codeOf(once(socket, 'end'))).toBe('ABORT_ERR');
});

test('the kit: the signal cancels connecting, nothing else', async () => {
  const listener = await listen();
  const controller = new AbortController();
  const client = await TcpClient.connect(listener.localEndPoint, { signal: controller.signal });
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  controller.abort();
  await client.send('still here');
  expect(`${await (await take(listener)).receive()}`).toBe('still here');
  client.abort();
});

test.each([{ host: '127.0.0.1' }, { host: 'localhost' }])(
  'the kit: an abort while connecting to $host rejects with its reason',
  async ({ host }) => {
    const { port } = (await listen()).localEndPoint;
    const controller = new AbortController();
    const connecting = TcpClient.connect({ host, port }, { signal: controller.signal });
    controller.abort(null);
    await expect(connecting).rejects.toBeNull();
  },
);
