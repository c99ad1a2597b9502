import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../lib/base/user-error.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { ownSubmission, withGiven } from '../../lib/exercise/submission.ts';
import { exerciseFrom, findExercise } from '../../lib/learner/find-exercise.ts';
import { noProgress } from '../../lib/learner/progress.ts';
import { courseFolder, learner, workFolder } from './learner.ts';

const lessons = listLessons(courseFolder);

/** What a person is told: the text's id and what it names. */
async function told(work: () => unknown): Promise<object> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) return [error.id, ...Object.values(error.params)];
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('an exercise', () => {
  test.each([
    ['1/echo', '01-echoing/echo'],
    ['01-echoing/echo', '01-echoing/echo'],
    ['end/ech', '02-ending/echo'],
    ['shout', '01-echoing/shout'],
    ['SHOUT', '01-echoing/shout'],
    ['2', '02-ending/echo'],
    ['work/01-echoing/shout.ts', '01-echoing/shout'],
    ['lessons/02-ending/exercises/echo/', '02-ending/echo'],
  ])('%s is %s', (given, id) => {
    expect(findExercise(given, lessons).id).toBe(id);
  });

  test.each([
    ['zzz', ['exercise-unknown', 'zzz']],
    ['1/ehco', ['exercise-unknown-near', '1/ehco', '01-echoing/echo']],
    ['echo', ['exercise-ambiguous', 'echo', '01-echoing/echo, 02-ending/echo']],
    ['1', ['exercise-ambiguous', '1', '01-echoing/echo, 01-echoing/shout']],
    ['endimg/echo', ['lesson-unknown-near', 'endimg', '02-ending']],
  ])('%s: %j', async (given, wrong) => {
    expect(await told(() => findExercise(given, lessons))).toEqual(wrong);
  });

  test('without a name is the one begun last', async () => {
    const progress = { ...noProgress, exercise: '02-ending/echo' };
    expect(exerciseFrom(undefined, lessons, progress).id).toBe('02-ending/echo');
    const wrong = await told(() => exerciseFrom(undefined, lessons, noProgress));
    expect(wrong).toEqual(['exercise-which', '01-echoing/echo']);
  });
});

test('a program that is not there, or is none, is told', async () => {
  const folder = workFolder();
  const work = pathToFileURL(`${folder}/`);
  const echo = findExercise('1/echo', lessons);
  const given = (path: string) => told(() => withGiven(path, echo, work, async () => {}));
  const [id, , exercise] = (await told(() => ownSubmission(echo, work))) as string[];
  expect([id, exercise]).toEqual(['exercise-not-started', '01-echoing/echo']);
  expect(await given('nowhere.ts')).toEqual(['file-none', 'nowhere.ts']);
  // A name does not steer the terminal.
  expect(await given('\x1b[2J.ts')).toEqual(['file-none', '\\x1b[2J.ts']);
  expect(await given(folder)).toEqual(['program-folder', folder]);
  expect(await given(`${folder}/a/b.ts`)).toEqual(['file-none', `${folder}/a/b.ts`]);
  mkdirSync(`${folder}/01-echoing/echo.ts`, { recursive: true });
  expect((await told(() => ownSubmission(echo, work))) as string[]).toContain('program-folder');
  writeFileSync(`${folder}/01-echoing/shout.ts`, '\uFEFFhello');
  expect(ownSubmission(findExercise('shout', lessons), work).source).toBe('hello');
  for (const mark of ['\xff\xfe', '\xfe\xff']) {
    writeFileSync(`${folder}/utf-16.ts`, `${mark}h\0`, 'latin1');
    const wrong = ['program-encoding', `${folder}/utf-16.ts`, 'UTF-16'];
    expect(await given(`${folder}/utf-16.ts`)).toEqual(wrong);
  }
});

test.each([
  ["import './lib.js';", true],
  ["const lib = require('../lib');", true],
  ["new Worker(new URL('./worker.js', import.meta.url));", true],
  ["import { TcpListener } from '#sockets'; // './'", false],
])('%s: is it judged where it is? %s', async (source, inPlace) => {
  const [folder, other] = [workFolder(), workFolder()];
  writeFileSync(`${other}/main.ts`, source);
  const [work, echo] = [pathToFileURL(`${folder}/`), findExercise('1/echo', lessons)];
  const file = await withGiven(`${other}/main.ts`, echo, work, async (one) => one.file.href);
  expect(file === pathToFileURL(`${other}/main.ts`).href).toBe(inPlace);
});

test.each([
  [
    ['check', '1/echo'],
    /echo\.ts does not exist\. Start the exercise: npm run lesson -- start 01-/,
  ],
  [['start', 'zzz', '--lang', 'fr'], /^Il n’y a pas d’exercice «.zzz.»\. Tous les exercices.: npm/],
  [['hint', '1/echo', '2'], /^“2” is one word too many here; --help says what fits\.$/],
  [['progress', 'send'], /^Progress can be shown, exported, or imported:/],
])('%j: one line, exit code 2', async (args, line) => {
  const { code, out, err } = await learner().run(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^.+\n$/);
  expect(err.trim()).toMatch(line);
});
