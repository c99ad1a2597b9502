import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { listLessons } from '../../lib/course/catalogue.ts';
import { type Exercise, listExercises } from '../../lib/course/exercises.ts';
import { measureDelay } from '../../scripts/bench/judge/delay.ts';
import { markPrograms, whatIsLeft } from '../../scripts/bench/judge/left.ts';
import { soak } from '../../scripts/bench/judge/soak.ts';
import { failuresOf, judgeText } from '../../scripts/bench/judge/text.ts';
import { emptyFolder } from '../empty-folder.ts';

// Times depend on the machine: this is about what is counted.
const lessons = listLessons(new URL('../authoring/fixtures/proof/lessons/', import.meta.url));
const [sound, unsound] = listExercises(lessons) as [Exercise, Exercise];

test('a soak counts the verdicts that are not passed, alone and side by side', {
  tags: 'long',
}, async () => {
  const begun: string[] = [];
  const programs = [sound, unsound].map((exercise) => [exercise, 'solution.ts'] as const);
  const { signal } = new AbortController();
  const onBegin = (name: string) => begun.push(name);
  const rows = await soak(programs, { times: 3, onBegin, signal });
  expect(rows).toHaveLength(2);
  expect(rows[0]).toEqual({
    name: 'soak',
    exercise: '01-proof/sound',
    program: 'solution.ts',
    times: 3,
    failures: {},
    busyFailures: {},
  });
  expect(rows[1]).toMatchObject({
    failures: { 'too-much': 1 },
    busyFailures: { 'too-much': 2 },
  });
  expect(begun).toEqual([
    '0 of 3, 01-proof/sound: solution.ts',
    '0 of 3, 01-proof/unsound: solution.ts',
    '1 of 3, side by side',
  ]);
  const [single] = await soak(programs.slice(1), { times: 1, onBegin: () => {}, signal });
  expect(single).toMatchObject({ times: 1, failures: {}, busyFailures: { 'too-much': 1 } });
  const stopped = await soak(programs, { times: 3, onBegin, signal: AbortSignal.abort() });
  expect(stopped.map(({ times }) => times)).toEqual([0, 0]);
});

test('a delay is measured from the save', { tags: 'long' }, async () => {
  const row = await measureDelay(sound, pathToFileURL(`${emptyFolder()}/`), 1);
  expect(row.ratio).toBeCloseTo(row.verdictMs / row.emptyMs);
  expect(row.firstLineMs).toBeGreaterThan(0);
  expect(row.soFarMs).toBeGreaterThan(row.firstLineMs);
  expect(row.verdictMs).toBeGreaterThan(row.soFarMs);
});

test.skipIf(process.platform !== 'linux')('a program that is left is counted', async () => {
  markPrograms();
  const before = whatIsLeft().processes ?? 0;
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  expect(whatIsLeft().processes).toBe(before + 1);
  delete process.env.WORKBOOK_BENCH;
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(whatIsLeft().processes).toBe(before);
});

test('failures and what is left are said, and make the bench fail', () => {
  const failed = {
    ...({ name: 'soak', exercise: 'a/b', program: 'solution.ts', times: 4 } as const),
    failures: { 'no-answer-in-time': 1 },
    busyFailures: { crashed: 2 },
  };
  const left = { name: 'left', processes: null, ports: 0 } as const;
  const delay = {
    ...({ name: 'delay', exercise: 'a/b', ratio: 2.5, verdictMs: 300, emptyMs: 120 } as const),
    ...{ spreadMs: [280, 333.4] as [number, number], firstLineMs: 4, soFarMs: 90 },
  };
  expect(failuresOf([failed, delay, left])).toBe(3);
  expect(failuresOf([left, { ...left, processes: 1, ports: 2 }])).toBe(3);
  expect(judgeText([failed, delay, left]).split('\n')).toEqual([
    'from a save to the verdict, against an empty program:',
    '   2.50 ×    300 ms (280 to 333)      first line     4 ms  so far    90 ms  empty   120 ms  a/b',
    'false failures, of so many; half of them side by side with others:',
    '      3 of 4  a/b solution.ts: 1 × no-answer-in-time, 2 × crashed (side by side)',
    '? processes and 0 sockets left',
  ]);
});
