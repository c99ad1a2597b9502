import { expect, onTestFinished, test } from 'vitest';
import { TcpClient, TcpListener } from '#sockets';
import { codeOf, dial, listen, take, turns } from './loopback.ts';

test('accepts clients in the order in which they came', async () => {
  const listener = await listen();
  expect(listener.localEndPoint.address).toBe('127.0.0.1');
  const first = await dial(listener.localEndPoint.port);
  const second = await dial(listener.localEndPoint.port);
  expect((await take(listener)).remoteEndPoint).toEqual(first.localEndPoint);
  expect((await take(listener)).remoteEndPoint).toEqual(second.localEndPoint);
});

test('stop answers accept with null, ends iteration, and may be called twice', async () => {
  const listener = await listen();
  const waiting = listener.accept();
  listener.stop();
  listener.stop();
  expect(await waiting).toBeNull();
  expect(await listener.accept()).toBeNull();
  for await (const client of listener) expect.fail(`nobody should come, not ${client}`);
});

test('stop resets the clients nobody took, not the accepted ones', async () => {
  const listener = await listen();
  const { port } = listener.localEndPoint;
  const accepted = await dial(port);
  const server = await take(listener);
  const left = await dial(port);
  await turns();
  listener.stop();
  expect(await codeOf(left.receive())).toBe('ECONNRESET');
  await server.send('still here');
  expect(`${await accepted.receive()}`).toBe('still here');
  expect(await codeOf(TcpClient.connect({ host: '127.0.0.1', port }))).toBe('ECONNREFUSED');
});

test('using stops the listener', async () => {
  let port: number;
  {
    using listener = await TcpListener.start({ host: '127.0.0.1', port: 0 });
    port = listener.localEndPoint.port;
  }
  expect(await codeOf(TcpClient.connect({ host: '127.0.0.1', port }))).toBe('ECONNREFUSED');
});

test('a port that is taken: EADDRINUSE, with the endpoint in the message', async () => {
  const { localEndPoint } = await listen();
  const failure = TcpListener.start(localEndPoint);
  await expect(failure).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await expect(failure).rejects.toThrow(`${localEndPoint}`);
});

test('names are resolved, wrong ones rejected', async () => {
  const listener = await TcpListener.start({ host: 'localhost', port: 0 });
  onTestFinished(() => listener.stop());
  expect(['127.0.0.1', '::1']).toContain(listener.localEndPoint.address);
  expect(await codeOf(TcpListener.start({ host: '192.0.2.1', port: 0 }))).toBe('EADDRNOTAVAIL');
  expect(await codeOf(TcpListener.start({ host: '', port: 0 }))).toBe('ERR_INVALID_ARG_VALUE');
});

test('an iteration can be left and taken up again', async () => {
  const listener = await listen();
  const { port } = listener.localEndPoint;
  const clients = [await dial(port), await dial(port)];
  const seen: unknown[] = [];
  for (const _ of clients) {
    for await (const client of listener) {
      seen.push(client.remoteEndPoint);
      client.abort();
      break;
    }
  }
  expect(seen).toEqual(clients.map((client) => client.localEndPoint));
});

test.each([0, -1, Number.NaN])('maxConnections of %d is refused', async (maxConnections) => {
  expect(await codeOf(listen({ maxConnections }))).toBe('ERR_OUT_OF_RANGE');
});

test('clients beyond the backlog wait here, accepted or not: what bounds them is maxConnections', async () => {
  const listener = await listen({ backlog: 1, maxConnections: 20 });
  const clients = [];
  for (let i = 0; i < 20; i++) clients.push(await dial(listener.localEndPoint.port));
  const tooMany = await dial(listener.localEndPoint.port);
  expect(await tooMany.receive().catch(() => null)).toBeNull();
  expect(listener.dropped).toBe(1);
  for (const client of clients) {
    expect((await take(listener)).remoteEndPoint).toEqual(client.localEndPoint);
  }
});

test.each(['0.0.0.0', '::', '::ffff:0.0.0.0'])(
  'on %s, a client came to one address',
  async (host) => {
    const listener = await TcpListener.start({ host, port: 0 });
    onTestFinished(() => listener.stop());
    const client = await dial(listener.localEndPoint.port);
    expect((await take(listener)).localEndPoint.address).toMatch(/^(::ffff:)?127\.0\.0\.1$/);
    client.abort();
  },
);
