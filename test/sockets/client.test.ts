import { once } from 'node:events';
import { expect, test } from 'vitest';
import { IPEndPoint, TcpClient } from '#sockets';
import { clientAndPeer, closed, codeOf, freePort, listen, pair, readAll } from './loopback.ts';

test('knows both ends, each seen from its side', async () => {
  const { near, far } = await pair();
  expect(near.remoteEndPoint).toBeInstanceOf(IPEndPoint);
  expect(near.remoteEndPoint).toEqual(far.localEndPoint);
  expect(far.remoteEndPoint).toEqual(near.localEndPoint);
});

test('text and bytes, there and back', async () => {
  const { near, far } = await pair();
  await near.send('é');
  await near.send(Buffer.from('€'));
  near.shutdown();
  expect(await readAll(far)).toBe('é€');
  await far.send(new Uint8Array([0x21]));
  expect(`${await near.receive()}`).toBe('!');
});

test('the FIN is null, as often as one asks, and the other direction stays open', async () => {
  const { near, far } = await pair();
  near.shutdown();
  expect([await far.receive(), await far.receive()]).toEqual([null, null]);
  await far.send('answer');
  expect(`${await near.receive()}`).toBe('answer');
});

test('a reset comes after what had arrived before it', async () => {
  const { client, socket, peer } = await clientAndPeer();
  peer.write('last words');
  await once(socket, 'data');
  peer.resetAndDestroy();
  await closed(socket);
  expect(`${await client.receive()}`).toBe('last words');
  expect(await codeOf(client.receive())).toBe('ECONNRESET');
  expect(await codeOf(client.send('x'))).toBe('ECONNRESET');
  await expect(client.receive()).rejects.toThrow(`${client.remoteEndPoint}`);
});

test('refused: the code, the endpoint, and the cause', async () => {
  const port = await freePort();
  const failure = await TcpClient.connect({ host: '127.0.0.1', port }).catch((error) => error);
  expect(failure).toMatchObject({ code: 'ECONNREFUSED', cause: { syscall: 'connect' } });
  expect(failure.message).toContain(`127.0.0.1:${port}`);
});

test('a name and an IPEndPoint connect alike', async () => {
  const { localEndPoint } = await listen();
  for (const endPoint of [localEndPoint, { host: 'localhost', port: localEndPoint.port }]) {
    const client = await TcpClient.connect(endPoint);
    expect(client.remoteEndPoint).toEqual(localEndPoint);
    client.abort();
  }
});

test('a name that does not exist', async () => {
  const failure = TcpClient.connect({ host: 'no-such-host.invalid', port: 80 });
  expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(await codeOf(failure));
});

test('close: their FIN, then ours, and a second close waits for the first', async () => {
  const { near, far } = await pair();
  const closing = Promise.all([near.close(), near.close()]);
  expect(await far.receive()).toBeNull();
  await far.close();
  await closing;
});

test.each(['close', 'abort'] as const)('%s interrupts a pending receive', async (method) => {
  const { near } = await pair();
  const pending = codeOf(near.receive());
  void near[method]();
  expect(await pending).toBe('ERR_SOCKET_CLOSED');
});

test('abort: the peer sees a reset', async () => {
  const { near, far } = await pair();
  near.abort();
  near.abort();
  expect(await codeOf(far.receive())).toBe('ECONNRESET');
  await near.close();
});

test('lingerMs 0 resets, even while another close lingers', async () => {
  const { near, far } = await pair();
  const lingering = near.close({ lingerMs: 10_000 });
  await near.close({ lingerMs: 0 });
  await lingering;
  expect(await far.receive()).toBeNull();
});

test('one receive at a time', async () => {
  const { near, far } = await pair();
  const first = near.receive();
  expect(await codeOf(near.receive())).toBe('ERR_ALREADY_WAITING');
  await far.send('x');
  expect(`${await first}`).toBe('x');
});

test('wrong data is a rejection', async () => {
  const { near } = await pair();
  // @ts-expect-error: a number is neither text nor bytes
  expect(await codeOf(near.send(7))).toBe('ERR_INVALID_ARG_TYPE');
});

test('a receiveTimeout counts for each receive, also for the one that waits already', async () => {
  const { near, far } = await pair();
  const waiting = near.receive();
  near.receiveTimeout = 30;
  expect(near.receiveTimeout).toBe(30);
  expect(await codeOf(waiting)).toBe('ETIMEDOUT');
  await far.send('x');
  expect(`${await near.receive()}`).toBe('x');
  await expect(near.receive()).rejects.toThrow(`${far.localEndPoint} for 30 ms`);
  expect(await codeOf(near.receive())).toBe('ETIMEDOUT');
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%d is no timeout', async (ms) => {
  const { near } = await pair();
  expect(() => {
    near.receiveTimeout = ms;
  }).toThrow(expect.objectContaining({ code: 'ERR_OUT_OF_RANGE' }));
});
