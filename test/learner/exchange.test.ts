import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { merged } from '../../lib/learner/facts.ts';
import { noProgress, type Progress } from '../../lib/learner/progress.ts';
import { learner } from '../exercise/learner.ts';

const exercise = { attempts: 0, hints: 0, solution: false };
const own: Progress = {
  version: 1,
  language: 'fr',
  lessons: { '01-a': { steps: 3, read: ['x/0'], answers: { q: [1] } } },
  exercises: { '01-a/b': { ...exercise, passed: '2026-01-03', attempts: 1, hints: 2 } },
};
const other: Progress = {
  version: 1,
  language: 'en',
  exercise: '01-a/b',
  lessons: {
    '01-a': { steps: 2, read: ['x/1', 'x/0'], answers: { q: [0], r: [2] } },
    '02-b': { steps: 1, read: [], answers: {} },
  },
  exercises: {
    '01-a/b': {
      ...exercise,
      started: '2026-01-01',
      passed: '2026-01-02',
      start: 'abc',
      attempts: 3,
      solution: true,
    },
    '01-a/c': exercise,
  },
};

test('an import adds to what is there, and takes nothing away', () => {
  expect(merged(own, other)).toEqual({
    version: 1,
    language: 'fr',
    exercise: '01-a/b',
    lessons: {
      '01-a': { steps: 3, read: ['x/0', 'x/1'], answers: { q: [1, 0], r: [2] } },
      '02-b': { steps: 1, read: [], answers: {} },
    },
    exercises: {
      '01-a/b': {
        started: '2026-01-01',
        passed: '2026-01-02',
        start: 'abc',
        attempts: 3,
        hints: 2,
        solution: true,
      },
      '01-a/c': exercise,
    },
  });
  expect(merged(noProgress, own)).toEqual(own);
  expect(merged(own, noProgress)).toEqual(own);
});

test('progress is shown with its questions, and taken along', async () => {
  const { run, remembers, path } = learner();
  remembers(
    { '01-echoing/echo': { started: '2026-01-02', attempts: 3, hints: 1 } },
    {
      lessons: { '01-echoing': { steps: 3, read: ['opening/0'], answers: { 'who-speaks': [0] } } },
    },
  );
  const { out } = await run(['progress']);
  expect(out).toContain(`1  Echoing
   1 of 3 steps read
   1 of 1 questions answered, 1 right at the first try
   0 of 2 exercises passed
   ◐ An echo that lasts
     judged 3 times, 1 hint
   ○ A louder echo
`);
  const file = path('taken along.json');
  expect((await run(['progress', 'export', file])).out).toBe(
    `Your progress is saved in ${file}.\n`,
  );
  const other = learner();
  expect((await other.run(['progress', 'import', file])).code).toBe(0);
  expect((await other.run(['progress'])).out).toBe(out);
});

test('what is no progress is not imported, and not written over', async () => {
  const { run, write, read, path } = learner();
  const before = '{"version":1,"language":"fr","lessons":{}}';
  write('progress.json', before);
  const file = path('other.json');
  writeFileSync(file, '{"version":3}');
  const bad = await run(['progress', 'import', file, '--lang', 'fr']);
  expect([bad.code, bad.out]).toEqual([2, '']);
  expect(bad.err).toMatch(/vient d’une version plus récente du cahier\. .*\n$/);
  expect(read('progress.json')).toBe(before);
  expect((await run(['progress', 'export', file])).code).toBe(2);
  const nowhere = await run(['progress', 'export', `${file}/../none/x.json`]);
  expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('n’existe pas')]);
  expect(readFileSync(file, 'utf8')).toBe('{"version":3}');
});

test.skipIf(process.platform !== 'linux')('on a full disk, an export is one line', async () => {
  const { code, out, err } = await learner().run(['progress', 'export', '/dev/full']);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^\/dev\/full is not writable \(ENOSPC\)\. .*\n$/);
});
