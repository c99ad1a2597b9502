/** Much at once, in one direction or both: nothing is lost, and the memory stays small. */
import { getEventListeners, once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { TcpClient } from '#sockets';
import { clientAndPeer, codeOf, MiB, pair, rawPair, readAll, turns } from './loopback.ts';

/** What a side may keep unsent or unread: 64 KiB, and the one chunk that goes beyond. */
const KEPT = 128 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, 'x');

/** Sends so many MiB, as fast as send lets it, then the FIN. Returns the most that was unsent. */
async function pour(client: TcpClient, size: number, unsent: () => number): Promise<number> {
  let most = 0;
  for (let sent = 0; sent < size * MiB; sent += CHUNK.length) {
    const sending = client.send(CHUNK);
    most = Math.max(most, unsent());
    await sending;
  }
  client.shutdown();
  return most;
}

async function drink(client: TcpClient): Promise<number> {
  let size = 0;
  for await (const chunk of client) size += chunk.length;
  return size / MiB;
}

test('FIN first, then the 10 MiB we asked for', async () => {
  const { near, far } = await pair();
  near.shutdown();
  expect(await far.receive()).toBeNull();
  const [size] = await Promise.all([drink(near), pour(far, 10, () => 0)]);
  expect(size).toBe(10);
});

test('nobody reads: both sides stop, with little in memory; then everything comes', async () => {
  const { near, far } = await rawPair();
  const sides = [near, far].map((socket) => ({ socket, client: new TcpClient(socket) }));
  const pouring = sides.map(({ client, socket }) => pour(client, 20, () => socket.writableLength));
  for (const { socket } of sides) if (!socket.isPaused()) await once(socket, 'pause');
  await turns(200);
  for (const { socket } of sides) {
    // What the system keeps between the two is its own affair.
    expect(socket.bytesRead + socket.readableLength).toBeLessThanOrEqual(3 * KEPT);
    expect(socket.writableLength).toBeLessThanOrEqual(KEPT);
    expect(socket.writableNeedDrain).toBe(true);
  }
  expect(await Promise.all(sides.map(({ client }) => drink(client)))).toEqual([20, 20]);
  for (const most of await Promise.all(pouring)) expect(most).toBeLessThanOrEqual(KEPT);
  await Promise.all(sides.map(({ client }) => client.close()));
});

test('10,000 sends that nobody awaits arrive in order, with one listener for all', async () => {
  const warnings: string[] = [];
  const note = (warning: Error) => warnings.push(warning.name);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  const { client, socket, peer } = await clientAndPeer();
  // More than the system takes: from here on every send waits.
  const first = client.send(Buffer.alloc(24 * MiB));
  const expected = Array.from({ length: 10_000 }, (_, i) => `message ${i}\n`);
  const sends = expected.map((text) => client.send(text));
  expect(socket.listenerCount('drain')).toBe(1);
  expect(socket.listenerCount('close')).toBeLessThan(5);
  client.shutdown();
  expect((await readAll(peer)).slice(24 * MiB)).toBe(expected.join(''));
  await Promise.all([first, ...sends]);
  expect(socket.listenerCount('drain')).toBe(0);
  await turns();
  expect(warnings).toEqual([]);
});

test('50 sends with one signal leave no listener, whether they waited or not', async () => {
  const { client, peer } = await clientAndPeer();
  const controller = new AbortController();
  const { signal } = controller;
  peer.resume();
  for (let i = 0; i < 50; i++) await client.send(CHUNK, { signal });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  peer.pause();
  const sending = client.send(Buffer.alloc(24 * MiB), { signal });
  controller.abort('enough');
  expect(await codeOf(sending)).toBe('enough');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  client.abort();
});

test('a reset that meets a full inbox: first the bytes that we have, then the error', async () => {
  const { client, socket, peer } = await clientAndPeer();
  peer.write(Buffer.alloc(8 * MiB));
  await once(socket, 'pause');
  peer.resetAndDestroy();
  await turns();
  let size = 0;
  const failure = (async () => {
    for await (const chunk of client) size += chunk.length;
  })();
  expect(await codeOf(failure)).toBe('ECONNRESET');
  expect(size).toBeGreaterThan(64 * 1024);
});
