/** Hard cases: what two sides can do to each other, and to themselves, at a bad moment. */
import dns from 'node:dns';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serve, TcpClient } from '#sockets';
import {
  clientAndPeer,
  closed,
  codeOf,
  dial,
  listen,
  MiB,
  pair,
  rawPair,
  readAll,
  take,
  turns,
} from './loopback.ts';

const activeTimers = () =>
  process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

/** The system's resolver knows one more name for the length of a test. */
function resolve(name: string, ...addresses: { address: string; family: number }[]): void {
  const lookup = dns.lookup;
  type Lookup = (host: string, options: object, callback: (...found: unknown[]) => void) => void;
  const fake: Lookup = (host, options, callback) =>
    host === name ? callback(null, addresses) : (lookup as Lookup)(host, options, callback);
  const spy = vi.spyOn(dns, 'lookup').mockImplementation(fake as typeof dns.lookup);
  onTestFinished(() => spy.mockRestore());
}

const LOOPBACKS = [
  { address: '::1', family: 6 },
  { address: '127.0.0.1', family: 4 },
];

test('of two addresses the first refuses, the second answers', async () => {
  const listener = await listen();
  resolve('two.example', ...LOOPBACKS);
  const { port } = listener.localEndPoint;
  await using client = await TcpClient.connect({ host: 'two.example', port });
  expect(`${client.remoteEndPoint}`).toBe(`127.0.0.1:${port}`);
  await client.send('hello');
  expect(`${await (await take(listener)).receive()}`).toBe('hello');
  client.abort();
});

test('the time until the next address is tried goes to Node', async () => {
  const listener = await listen();
  resolve('two.example', ...LOOPBACKS);
  const endPoint = { host: 'two.example', port: listener.localEndPoint.port };
  const of = (ms: number) => TcpClient.connect(endPoint, { autoSelectFamilyAttemptTimeout: ms });
  for (const wrong of [0, 1.5, Number.NaN]) {
    expect(await codeOf(of(wrong))).toBe('ERR_OUT_OF_RANGE');
  }
  (await of(1000)).abort();
});

test('an abort at any moment of connecting: its reason, or a client that works', async () => {
  const listener = await listen();
  for (let moment = 0; moment < 6; moment++) {
    const controller = new AbortController();
    const { signal } = controller;
    const connecting = TcpClient.connect(listener.localEndPoint, { signal });
    for (let i = 0; i < moment; i++) await turn();
    controller.abort('enough');
    const outcome = await connecting.catch((reason) => reason);
    if (outcome === 'enough') continue;
    await outcome.send(`${moment}`);
    for await (const accepted of listener) {
      const heard = await accepted.receive().catch(() => null);
      accepted.abort();
      if (`${heard}` === `${moment}`) break;
    }
    outcome.abort();
  }
});

test('an accept cancelled while clients arrive loses none', async () => {
  const listener = await listen();
  const dialled: unknown[] = [];
  const accepted: unknown[] = [];
  for (let moment = 0; moment < 10; moment++) {
    const controller = new AbortController();
    const accepting = listener.accept({ signal: controller.signal }).catch(() => null);
    const connecting = dial(listener.localEndPoint.port);
    for (let i = 0; i < moment; i++) await turn();
    controller.abort();
    dialled.push((await connecting).localEndPoint);
    accepted.push(((await accepting) ?? (await take(listener))).remoteEndPoint);
  }
  expect(accepted).toEqual(dialled);
});

test('stop in the moment a client arrives: accepted, or reset', async () => {
  for (let moment = 0; moment < 4; moment++) {
    const listener = await listen();
    const accepting = listener.accept();
    const peer = connect(listener.localEndPoint.port, '127.0.0.1').on('error', () => {});
    for (let i = 0; i < moment; i++) await turn();
    listener.stop();
    const client = await accepting;
    // Whoever was accepted is there, whoever was not does not wait forever.
    await client?.send('welcome');
    await client?.close({ lingerMs: 0 });
    await closed(peer.resume());
  }
});

test('close, and close again, while a send and a receive wait: both are told', async () => {
  const { client, socket } = await clientAndPeer();
  const sending = codeOf(client.send(Buffer.alloc(24 * MiB)));
  const receiving = codeOf(client.receive());
  await Promise.all([client.close({ lingerMs: 20 }), client.close()]);
  expect([await sending, await receiving]).toEqual(['ERR_SOCKET_CLOSED', 'ERR_SOCKET_CLOSED']);
  expect(socket.eventNames().filter((name) => name === 'drain')).toEqual([]);
});

test('a reset while close lingers ends the wait; so does one before', async () => {
  const { client, peer } = await clientAndPeer();
  const closing = client.close({ lingerMs: 60_000 });
  await turns();
  peer.resetAndDestroy();
  await closing;

  const { near, far } = await pair();
  far.abort();
  expect(await codeOf(near.receive())).toBe('ECONNRESET');
  await near.close({ lingerMs: 60_000 });
});

test('shutdown twice, and after close, and after abort', async () => {
  const { near, far } = await pair();
  near.shutdown();
  near.shutdown();
  expect(await far.receive()).toBeNull();
  const closing = near.close();
  near.shutdown();
  far.abort();
  far.shutdown();
  await closing;
});

test('abort while the FIN waits behind bytes that nobody reads', async () => {
  const { client, socket } = await clientAndPeer();
  const sending = codeOf(client.send(Buffer.alloc(24 * MiB)));
  client.shutdown();
  client.abort();
  await closed(socket);
  expect(await sending).toBe('ERR_SOCKET_CLOSED');
});

test('await using closes when the block throws', async () => {
  const { near, far } = await pair();
  const block = async () => {
    await using client = far;
    await client.send('half of it');
    near.shutdown();
    throw new Error('a bug');
  };
  await expect(block()).rejects.toThrow('a bug');
  expect(await readAll(near)).toBe('half of it');
  expect(await codeOf(far.send('x'))).toBe('ERR_SOCKET_CLOSED');
});

test('a handler that never awaits: its client is closed, the next one served', async () => {
  const listener = await listen();
  const served: unknown[] = [];
  const serving = serve(listener, (client) => void served.push(client.remoteEndPoint));
  const clients = [
    await dial(listener.localEndPoint.port),
    await dial(listener.localEndPoint.port),
  ];
  for (const client of clients) expect(await client.receive()).toBeNull();
  expect(served).toEqual(clients.map((client) => client.localEndPoint));
  await Promise.all(clients.map((client) => client.close()));
  listener.stop();
  await serving;
});

test('graceMs is the limit also for a handler that waits for nothing of ours', async () => {
  const listener = await listen();
  const handler = async (client: TcpClient) => {
    await client.send('here');
    await new Promise(() => {});
  };
  const serving = serve(listener, handler, { graceMs: 20 });
  const client = await dial(listener.localEndPoint.port);
  await client.receive();
  listener.stop();
  await serving;
  expect(await codeOf(client.receive())).toBe('ECONNRESET');
});

test('lingerMs Infinity waits for a slow reader, however long', async () => {
  const { client, peer } = await clientAndPeer();
  const sending = client.send(Buffer.alloc(24 * MiB));
  const closing = client.close({ lingerMs: Number.POSITIVE_INFINITY });
  await turns(50);
  expect((await readAll(peer)).length).toBe(24 * MiB);
  peer.end();
  await Promise.all([sending, closing]);
});

test('a second close may allow less time, not more; without a time it only waits', async () => {
  const { client, socket } = await clientAndPeer();
  const closings = [
    client.close({ lingerMs: Number.POSITIVE_INFINITY }),
    client.close({ lingerMs: 1 }),
    client.close({ lingerMs: 60_000 }),
    client.close(),
  ];
  await Promise.all(closings);
  expect(socket.listenerCount('close')).toBe(0);

  const patient = await clientAndPeer();
  const closing = patient.client.close({ lingerMs: 60_000 });
  const before = activeTimers();
  const second = patient.client.close();
  expect(activeTimers()).toBe(before);
  patient.peer.end().resume();
  await Promise.all([closing, second]);
});

test('a report that throws ends nobody else', async () => {
  const warned = once(process, 'warning');
  const listener = await listen();
  const serving = serve(
    listener,
    () => {
      throw new Error('of the handler');
    },
    {
      onError: () => {
        throw new Error('of the report');
      },
    },
  );
  for (let visit = 0; visit < 2; visit++) {
    const client = await dial(listener.localEndPoint.port);
    expect(await client.receive()).toBeNull();
    await client.close();
  }
  expect((await warned)[0].message).toBe('of the report');
  listener.stop();
  await serving;
});

test('a socket that would send our FIN by itself is refused', async () => {
  const { far } = await rawPair({ allowHalfOpen: false });
  expect(() => new TcpClient(far)).toThrow('allowHalfOpen');
});

test('a thousand small chunks unread hold the peer back as one large one does', async () => {
  const { client, socket, peer } = await clientAndPeer();
  for (let sent = 0; sent < 1000 && !socket.isPaused(); sent++) {
    const read = once(socket, 'data');
    peer.write('x');
    await read;
  }
  expect(socket.isPaused()).toBe(true);
  peer.end();
  expect((await readAll(client)).length).toBe(socket.bytesRead);
});
