import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { lines, serve, TcpClient } from '#sockets';
import { codeOf, dial, listen, readAll } from './loopback.ts';

async function upperCase(client: TcpClient): Promise<void> {
  for await (const line of lines(client)) await client.send(`${line.toUpperCase()}\n`);
}

test('many clients side by side', async () => {
  const listener = await listen();
  const serving = serve(listener, upperCase);
  const clients = await Promise.all(
    Array.from({ length: 20 }, () => dial(listener.localEndPoint.port)),
  );
  for (const [i, client] of clients.entries()) await client.send(`client ${i}\n`);
  for (const [i, client] of clients.reverse().entries()) {
    client.shutdown();
    expect(await readAll(client)).toBe(`CLIENT ${19 - i}\n`);
  }
  listener.stop();
  await serving;
});

test('a signal stops it; conversations under way come to their end', async () => {
  const listener = await listen();
  const controller = new AbortController();
  const { signal } = controller;
  const serving = serve(listener, upperCase, { signal, graceMs: 10_000 });
  const client = await dial(listener.localEndPoint.port);
  await client.send('hello\n');
  expect(`${await client.receive()}`).toBe('HELLO\n');
  controller.abort();
  await client.send('one more\n');
  expect(`${await client.receive()}`).toBe('ONE MORE\n');
  await client.close();
  await serving;
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('who does not end in time is reset, without a complaint', async () => {
  const listener = await listen();
  const controller = new AbortController();
  const errors: unknown[] = [];
  const serving = serve(listener, upperCase, {
    signal: controller.signal,
    graceMs: 10,
    onError: (error) => errors.push(error),
  });
  const client = await dial(listener.localEndPoint.port);
  await client.send('hello\n');
  await client.receive();
  controller.abort();
  await serving;
  expect(await codeOf(client.receive())).toBe('ECONNRESET');
  expect(errors).toEqual([]);
});

test('a signal that was aborted before: nobody is served', async () => {
  const listener = await listen();
  await serve(listener, () => expect.fail('no client'), { signal: AbortSignal.abort() });
  expect(await listener.accept()).toBeNull();
});

test('without onError, a failure is a warning', async () => {
  const listener = await listen();
  const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
  const serving = serve(listener, () => {
    throw new Error('a bug in the handler');
  });
  const client = await dial(listener.localEndPoint.port);
  expect(await client.receive()).toBeNull();
  expect((await warned).message).toBe('a bug in the handler');
  await client.close();
  listener.stop();
  await serving;
});

test('a second serve is refused, and the first goes on', async () => {
  const listener = await listen();
  const serving = serve(listener, upperCase);
  expect(await codeOf(serve(listener, upperCase))).toBe('ERR_ALREADY_WAITING');
  const client = await dial(listener.localEndPoint.port);
  await client.send('hello\n');
  expect(`${await client.receive()}`).toBe('HELLO\n');
  await client.close();
  listener.stop();
  await serving;
});

test.each([Number.NaN, -1])(
  'graceMs of %d is refused, and the listener goes on',
  async (graceMs) => {
    const listener = await listen();
    expect(await codeOf(serve(listener, upperCase, { graceMs }))).toBe('ERR_OUT_OF_RANGE');
    await dial(listener.localEndPoint.port);
    expect(await listener.accept()).toBeInstanceOf(TcpClient);
  },
);
