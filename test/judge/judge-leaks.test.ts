import { createConnection } from 'node:net';
import { expect, test, vi } from 'vitest';
import { judge } from '../../lib/judge/judge.ts';
import type { JudgedEvent, StepResult } from '../../lib/judge/verdict.ts';
import { echo, echoCheck, handles, left, saved } from './judging.ts';

const options = { exercise: 'x/echo', check: echoCheck };
const crash = saved("throw new Error('x');", 'crash.ts');
const quiet = saved('setInterval(() => {}, 1000);', 'quiet.ts');
const right = saved(echo, 'right.ts');

/** Waits until nothing more keeps this process alive than before. */
async function settled(before: readonly string[]): Promise<void> {
  await vi.waitFor(() => {
    const others = [...before];
    const more = handles().filter((name) => {
      const place = others.indexOf(name);
      if (place >= 0) others.splice(place, 1);
      return place < 0;
    });
    expect(more).toEqual([]);
  }, 60_000);
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

test('twenty judges in five rows leave nothing: handle, listener, process or port', {
  tags: 'long',
}, async () => {
  const signal = new AbortController().signal;
  const before = handles();
  const listeners = (): number[] =>
    process.eventNames().map((name) => process.listenerCount(name as string));
  await judge({ ...options, file: right, signal });
  const heard = listeners();
  // The system may give a port that is free again to a later one.
  const ports: number[] = [];
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
    for (const { local } of events) ports.push(local?.port ?? 0);
  }
  await settled(before);
  expect(listeners()).toEqual(heard);
  expect([...left(right), ...left(crash)]).toEqual([]);
  expect(ports.length).toBe(15);
  expect(new Set(await Promise.all(ports.map(refused)))).toEqual(new Set(['ECONNREFUSED']));
});

test('a signal ends a check at once, and nothing is left', async () => {
  const before = handles();
  const abort = new AbortController();
  const judging = judge({ ...options, file: quiet, signal: abort.signal });
  const isWindows = process.platform === 'win32';
  await vi.waitUntil(() => isWindows || left(quiet).length > 0, 60_000);
  abort.abort();
  expect((await judging).verdict).toEqual({ id: 'cancelled', params: {} });
  await settled(before);
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
  // Its event loop may be late, too: then nothing has happened at all.
  const id = expect.stringMatching(/^(never-listened|stood-still)$/);
  expect(verdict).toEqual({ id, params: { seconds: 0.5 } });
  expect(left(quiet)).toEqual([]);
});

test('a client that the check has forgotten is closed with it', async () => {
  const check = new URL('fixtures/careless-check.ts', import.meta.url);
  const text = `import { connect } from 'node:net';
    connect(Number(process.env.PORT), '127.0.0.1');`;
  const before = handles();
  const { verdict } = await judge({ ...options, check, file: saved(text, 'client.ts') });
  expect(verdict.id).toBe('passed');
  await settled(before);
});

test('mistakes of the check are thrown, and nothing is left', async () => {
  const check = new URL('fixtures/broken-check.ts', import.meta.url);
  const before = handles();
  await expect(judge({ ...options, check, file: quiet })).rejects.toThrow(
    /not a verdict|nor is this/,
  );
  await settled(before);
  expect(left(quiet)).toEqual([]);
});
