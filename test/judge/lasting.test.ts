import { expect, test } from 'vitest';
import { echo, judged } from './judging.ts';

const check = new URL('fixtures/lasting-check.ts', import.meta.url);

/** Judges the echo server with one more statement in its handler. */
async function told(statement: string): Promise<string> {
  const program = echo.replace('socket.pipe', `${statement}\n  socket.pipe`);
  const { verdict } = await judged(`const kept = [];\n${program}`, { check, pauseMs: 2_000 });
  return verdict.id;
}

test('a program that keeps nothing and waits for its clients passes', async () => {
  expect(await told('')).toBe('passed');
});

test('what clients have said is found in memory, as text', async () => {
  expect(await told(`socket.on('data', (bytes) => kept.push(String(bytes)));`)).toBe('keeps-words');
});

test('and as buffers', { tags: 'long' }, async () => {
  expect(await told(`socket.on('data', (bytes) => kept.push(bytes));`)).toBe('keeps-words');
});

test('closed sockets that something refers to are counted', { tags: 'long' }, async () => {
  expect(await told('kept.push(socket);')).toBe('keeps-sockets');
  expect(await told('kept.push(() => socket.address());')).toBe('keeps-sockets');
});

test('a client that pauses is not left', async () => {
  expect(await told('socket.setTimeout(1_000, () => socket.end());')).toBe('cut-off');
});
