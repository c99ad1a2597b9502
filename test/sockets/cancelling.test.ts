/** Every wait can be given up, and giving up loses nothing. */
import { getEventListeners, once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  ByteReader,
  getHostEntry,
  lines,
  readFrame,
  serve,
  TcpClient,
  TcpListener,
  writeFrame,
} from '#sockets';
import { clientAndPeer, codeOf, collect, listen, MiB, pair, readAll } from './loopback.ts';

const enough = new Error('enough');

/** Starts a wait, gives it up, and finds that no listener is left on the signal. */
async function giveUp(wait: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const controller = new AbortController();
  const pending = expect(wait(controller.signal)).rejects.toBe(enough);
  controller.abort(enough);
  await pending;
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  await expect(wait(AbortSignal.abort(enough))).rejects.toBe(enough);
}

test('accept, and the next client is still there', async () => {
  const listener = await listen();
  await giveUp((signal) => listener.accept({ signal }));
  const client = await TcpClient.connect(listener.localEndPoint);
  const accepted = await listener.accept();
  expect(accepted?.remoteEndPoint).toEqual(client.localEndPoint);
  accepted?.abort();
  client.abort();
});

test('start, and nothing listens', async () => {
  await giveUp((signal) => TcpListener.start({ host: 'localhost', port: 0 }, { signal }));
});

test('connect and getHostEntry', async () => {
  const { localEndPoint } = await listen();
  await giveUp((signal) => TcpClient.connect(localEndPoint, { signal }));
  await giveUp((signal) => getHostEntry('localhost', { signal }));
});

test('a signal aborted after the start does not stop the listener', async () => {
  const controller = new AbortController();
  const listener = await listen({ signal: controller.signal });
  controller.abort();
  const client = await TcpClient.connect(listener.localEndPoint);
  (await listener.accept())?.abort();
  client.abort();
});

test('a send that waits: the bytes go on their way', async () => {
  const { client, socket, peer } = await clientAndPeer();
  const controller = new AbortController();
  const sending = client.send(Buffer.alloc(8 * MiB), { signal: controller.signal });
  controller.abort(enough);
  await expect(sending).rejects.toBe(enough);
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  client.shutdown();
  expect((await readAll(peer)).length).toBe(8 * MiB);
  expect(socket.listenerCount('drain')).toBe(0);
});

test('close: the rest is thrown away', async () => {
  const { client, socket } = await clientAndPeer();
  const controller = new AbortController();
  const closing = client.close({ lingerMs: 60_000, signal: controller.signal });
  controller.abort();
  await closing;
  expect(socket.closed).toBe(true);
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
});

test('receive, readExactly, readLine and readFrame go on where they were', async () => {
  const { near, far } = await pair();
  await giveUp((signal) => near.receive({ signal }));
  const reader = new ByteReader(near);

  await far.send('ab');
  await giveUp((signal) => reader.readExactly(4, { signal }));
  await far.send('cd');
  expect(`${await reader.readExactly(4)}`).toBe('abcd');

  await far.send('a li');
  await giveUp((signal) => reader.readLine({ signal }));
  await far.send('ne\n');
  expect(await reader.readLine()).toBe('a line');

  await far.send(Buffer.of(0, 0, 0, 2));
  await giveUp((signal) => readFrame(reader, { signal }));
  await far.send('ok');
  expect(`${await readFrame(reader)}`).toBe('ok');
});

test('a read that was given up and then fails is told to the next', async () => {
  const { near, far } = await pair();
  const reader = new ByteReader(near);
  await giveUp((signal) => reader.readLine({ signal }));
  far.abort();
  expect(await codeOf(reader.readLine())).toBe('ECONNRESET');
});

test('a read that fails while nobody waits is no failure of the next', async () => {
  const { near, far } = await pair();
  const reader = new ByteReader(near);
  for (const sent of ['late\n', null]) {
    const controller = new AbortController();
    const given = expect(reader.readLine({ signal: controller.signal })).rejects.toBe(enough);
    controller.abort(enough);
    await given;
    near.setDeadline(1);
    while ((await near.send('').catch(({ code }) => code)) !== 'ETIMEDOUT') await turn();
    near.setDeadline(0);
    if (sent) await far.send(sent);
    else far.shutdown();
    expect(await reader.readLine()).toBe(sent?.trim() ?? null);
  }
});

test('unless its source says it only once, and then ends', async () => {
  const failed = new AbortController();
  async function* source(): AsyncGenerator<Buffer> {
    yield Buffer.from('one\n');
    await once(failed.signal, 'abort');
    throw failed.signal.reason;
  }
  const reader = new ByteReader(source());
  expect(await reader.readLine()).toBe('one');
  await giveUp((signal) => reader.readLine({ signal }));
  failed.abort(new Error('broken'));
  await turn();
  await expect(reader.readLine()).rejects.toThrow('broken');
});

test('lines, and the same reader goes on', async () => {
  const { near, far } = await pair();
  const reader = new ByteReader(near);
  await far.send('one\ntw');
  const controller = new AbortController();
  const loop = lines(reader, { signal: controller.signal });
  expect(await loop.next()).toEqual({ done: false, value: 'one' });
  const second = loop.next();
  controller.abort(enough);
  await expect(second).rejects.toBe(enough);
  await far.send('o\n');
  far.shutdown();
  expect(await collect(lines(reader))).toEqual(['two']);
});

test('a timeout within a frame loses nothing', async () => {
  const { near, far } = await pair();
  const reader = new ByteReader(near);
  near.receiveTimeout = 20;
  await far.send(Buffer.of(0, 0, 0, 3));
  expect(await codeOf(readFrame(reader))).toBe('ETIMEDOUT');
  await far.send('abc');
  expect(`${await readFrame(reader)}`).toBe('abc');
});

test('a deadline is for receives, sends and loops together', async () => {
  const { near, far } = await pair();
  near.setDeadline(50);
  await writeFrame(near, 'before');
  expect(await codeOf(collect(lines(near)))).toBe('ETIMEDOUT');
  expect(await codeOf(near.receive())).toBe('ETIMEDOUT');
  await expect(near.send('late')).rejects.toThrow(`${far.localEndPoint} took over 50 ms`);
  near.setDeadline(0);
  await far.send('after');
  expect(`${await near.receive()}`).toBe('after');
  await near.send('after');
});

test('a deadline ends a send that waits', async () => {
  const { client } = await clientAndPeer();
  client.setDeadline(20);
  expect(await codeOf(client.send(Buffer.alloc(24 * MiB)))).toBe('ETIMEDOUT');
});

test('what comes in time cannot put a deadline off', async () => {
  const listener = await listen();
  const drip = async (client: TcpClient) => {
    for (;;) {
      await client.send('x');
      await client.receive();
    }
  };
  const serving = serve(listener, drip, { onError: () => {} });
  const client = await TcpClient.connect(listener.localEndPoint);
  client.setDeadline(50);
  const exchange = async () => {
    for await (const chunk of client) await client.send(chunk);
  };
  expect(await codeOf(exchange())).toBe('ETIMEDOUT');
  client.abort();
  listener.stop();
  await serving;
});

test('neither limit outlives its connection', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  const { near, far } = await pair();
  near.setDeadline(60_000);
  near.receiveTimeout = 60_000;
  const waiting = codeOf(near.receive());
  await Promise.all([near.close(), far.close()]);
  expect(await waiting).toBe('ERR_SOCKET_CLOSED');
  // Fewer when one of an earlier test ended meanwhile.
  expect(timers()).toBeLessThanOrEqual(before);
});
