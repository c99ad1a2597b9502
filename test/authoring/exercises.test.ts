import { afterEach, beforeEach, expect, test } from 'vitest';
import { expectedVerdict } from '../../lib/course/exercises.ts';
import { type Broken, Course, casesOf, saying } from './course.ts';

const lesson = 'lessons/01-first';

const greet = `${lesson}/exercises/greet`;
let course: Course;

beforeEach(() => {
  course = new Course();
  course.addExercises(['greet', 'read']);
});
afterEach(() => course.remove('.'));

test('sound exercises have no findings', () => {
  expect(course.findings()).toEqual([]);
});

const en = `${lesson}/en.md`;
const manifest = `${lesson}/lesson.json`;
const broken: Broken = {
  [en]: [
    [
      'exercise read',
      'exercise write',
      ':43: ::: exercise write is not in lesson.json, or is on this page twice. Exercises in lesson.json: greet, read.',
    ],
    ['exercise read', 'exercise write', ':1: the exercise “read”'],
    ['exercise read', 'exercise greet', ':43: ::: exercise greet is'],
    [/::: hint\nx\n:::\n/, '', ':27: ::: exercise greet has 2 hints. It needs 3'],
  ],
  [manifest]: [
    [
      /\[(\{"slug":"greet".*\}),(\{"slug":"read".*\})\]/,
      '[$2,$1]',
      `${en}:27: the exercises are in a different order in lesson.json: read, greet.`,
    ],
    ['"slug":"read"', '"slug":"greet"', ':1: “greet” is listed twice'],
    ['"level":1', '"minutes":7', ':1: the exercise “greet” lacks minutes, level'],
    ['"minutes":5', '"minutes":6', ':1: the exercises take 11 minutes together'],
    ['"slug":"read"', '"slug":"write"', ':1: there is a folder exercises/read'],
  ],
  [`${lesson}/fr.md`]: [[/::: hint\nx\n:::\n/, '', ':30: ::: exercise greet has 2 hints']],
  [`${greet}/start.ts`]: [
    ['TODO', 'Later', ':1: nothing says'],
    [
      'greet.',
      'greet them.',
      ':2: the text “TODO: greet them.” has no entry under starts in locales/en/01-first.json.',
    ],
  ],
  'locales/en/01-first.json': [['greet.', 'greet them.', ':1: no start.ts says starts.todo.']],
  'locales/fr/01-first.json': [
    [
      'saluez',
      `saluez \${client}`,
      `:1: starts.todo does not have the same \${…} in both languages.`,
    ],
  ],
  [`${greet}/solution.net.ts`]: [
    ['import', "\nimport x from '#sockets';\nimport", ':2: imports #sockets'],
  ],
  [`${greet}/solution.ts`]: [
    ['#sockets', '#say', ':1: imports “#say”. Only #sockets, node:* can be imported here.'],
  ],
  [`${greet}/check.ts`]: [['#lab', '../lab.ts', ':1: imports “../lab.ts”']],
  [`${greet}/right/one-by-one.ts`]: [
    ['// one by one', '', ':1: the first line does not say which style this is.'],
    [
      './parts/line.ts',
      '../solution.ts',
      ':2: imports “../solution.ts”. Only ./*, #sockets, node:* can',
    ],
  ],
  [`${greet}/wrong/a.ts`]: [
    ['// crashed', '// Crashed!', ':1: the first line does not name'],
    ['crashed', 'crash', ':1: a wrong answer cannot get the verdict “crash”'],
    ['crashed', 'passed', ':1: a wrong answer cannot get'],
    ['crashed', 'crashed (needs ipv5)', ':1: needs “ipv5”, which is unknown. Known: linux,'],
  ],
  'locales/fr/verdicts.json': [['crashed', 'plante', ':1: “verdict.crashed” is missing']],
};

test.each(casesOf(broken))('$finding', ({ file, from, to, finding }) => {
  course.edit(file, from, to);
  expect(course.findings()).toContainEqual(saying(finding));
});

test.each(['start.ts', 'check.ts', 'solution.ts', 'solution.net.ts'])('%s missing', (name) => {
  course.remove(`${greet}/${name}`);
  expect(course.findings()).toEqual([
    `${greet}/${name}:1: the exercise needs this file, and it does not exist.`,
  ]);
});

test('four wrong answers are too few', () => {
  course.remove(`${greet}/wrong/e.ts`);
  expect(course.findings()).toEqual([
    saying(`${greet}/wrong:1: 4 wrong answers; at least 5 are needed`),
  ]);
});

test('the first line of a wrong answer', () => {
  expect(expectedVerdict('\ufeff// did-not-end (needs ipv6, linux)\r\nx')).toEqual({
    verdict: 'did-not-end',
    needs: ['ipv6', 'linux'],
  });
  expect(expectedVerdict('import x;\n// crashed\n')).toBeNull();
});
