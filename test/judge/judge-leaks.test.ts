import { createConnection } from 'node:net';
import { expect, test } from 'vitest';
import { judge } from '../../lib/judge/judge.ts';
import type { JudgedEvent, StepResult } from '../../lib/judge/verdict.ts';
import { echo, echoCheck, handles, left, saved } from './judging.ts';

const options = { exercise: 'x/echo', check: echoCheck };
const crash = saved("throw new Error('x');", 'crash.ts');
const quiet = saved('setInterval(() => {}, 1000);', 'quiet.ts');
const right = saved(echo, 'right.ts');

/** Closed handles are counted until the event loop has gone round. */
async function settled(): Promise<string[]> {
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  return handles();
}

function refused(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    socket.on('connect', () => {
      socket.destroy();
      resolve('connected');
    });
  });
}

test('twenty judges in five rows leave nothing: handle, listener, process or port', async () => {
  const signal = new AbortController().signal;
  const before = await settled();
  const listeners = (): number[] =>
    process.eventNames().map((name) => process.listenerCount(name as string));
  await judge({ ...options, file: right, signal });
  const [warm, heard] = [process.memoryUsage().heapUsed, listeners()];
  const ports = new Set<number>();
  const isListening = ({ kind }: JudgedEvent) => kind === 'listening';
  for (let turn = 0; turn < 5; turn += 1) {
    const files = [right, right, crash, right];
    const found = await Promise.all(files.map((file) => judge({ ...options, file, signal })));
    expect(found.map(({ verdict }) => verdict.id)).toEqual([
      'passed',
      'passed',
      'crashed',
      'passed',
    ]);
    const events = found.flatMap(({ recording }) => recording.filter(isListening));
    for (const { local } of events) ports.add(local?.port ?? 0);
  }
  expect(await settled()).toEqual(before);
  expect(listeners()).toEqual(heard);
  expect([...left(right), ...left(crash)]).toEqual([]);
  expect(process.memoryUsage().heapUsed - warm).toBeLessThan(50 * 1024 * 1024);
  expect(ports.size).toBe(15);
  expect(new Set(await Promise.all([...ports].map(refused)))).toEqual(new Set(['ECONNREFUSED']));
}, 300_000);

test('a signal ends a check at once, and nothing is left', async () => {
  const before = await settled();
  const abort = new AbortController();
  const judging = judge({ ...options, file: quiet, signal: abort.signal });
  while (process.platform !== 'win32' && left(quiet).length === 0) await settled();
  abort.abort();
  expect((await judging).verdict).toEqual({ id: 'cancelled', params: {} });
  expect(await settled()).toEqual(before);
  expect(left(quiet)).toEqual([]);
  const steps: StepResult[] = [];
  const again = await judge({
    ...options,
    file: right,
    signal: abort.signal,
    onStep: (step) => void steps.push(step),
  });
  expect([again.verdict.id, steps]).toEqual(['cancelled', [{ id: 'listens', ok: false }]]);
});

test('a check that waits for something else than the program is ended as well', async () => {
  const check = new URL('fixtures/stuck-check.ts', import.meta.url);
  const { verdict } = await judge({ ...options, check, file: quiet, timeLimit: 500 });
  expect(verdict).toEqual({ id: 'never-listened', params: { seconds: 0.5 } });
  expect(left(quiet)).toEqual([]);
});

test('mistakes of the check are thrown, and nothing is left', async () => {
  const check = new URL('fixtures/broken-check.ts', import.meta.url);
  const before = await settled();
  await expect(judge({ ...options, check, file: quiet })).rejects.toThrow(
    /not a verdict|nor is this/,
  );
  expect(await settled()).toEqual(before);
  expect(left(quiet)).toEqual([]);
});
