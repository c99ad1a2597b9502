import { afterEach, beforeEach, expect, test } from 'vitest';
import { expectedVerdict } from '../../lib/course/exercises.ts';
import { Course, lesson } from './exercise-course.ts';

const greet = `${lesson}/exercises/greet`;
let course: Course;

beforeEach(() => {
  course = new Course(['greet', 'read']);
});
afterEach(() => course.remove('.'));

test('sound exercises have no findings', () => {
  expect(course.findings()).toEqual([]);
});

const en = `${lesson}/en.md`;
const manifest = `${lesson}/lesson.json`;
const cases: [name: string, file: string, from: string | RegExp, to: string, finding: string][] = [
  [
    'an exercise that the manifest does not know',
    en,
    'exercise read',
    'exercise write',
    `${en}:43: ::: exercise write is not in lesson.json, or is on this page twice. Exercises in lesson.json: greet, read.`,
  ],
  [
    'one that the page lacks',
    en,
    'exercise read',
    'exercise write',
    `${en}:1: the exercise “read”`,
  ],
  [
    'one that stands twice',
    en,
    'exercise read',
    'exercise greet',
    `${en}:43: ::: exercise greet is`,
  ],
  [
    'another order',
    manifest,
    /\[(\{"slug":"greet".*\}),(\{"slug":"read".*\})\]/,
    '[$2,$1]',
    `${en}:27: the exercises are in a different order in lesson.json: read, greet.`,
  ],
  [
    'a slug twice',
    manifest,
    '"slug":"read"',
    '"slug":"greet"',
    `${manifest}:1: “greet” is listed twice`,
  ],
  [
    'a folder of no exercise',
    manifest,
    '"slug":"read"',
    '"slug":"write"',
    `${manifest}:1: there is a folder exercises/read`,
  ],
  [
    'two hints',
    en,
    /::: hint\nx\n:::\n/,
    '',
    `${en}:27: ::: exercise greet has 2 hints. It needs 3`,
  ],
  [
    'two hints in French',
    `${lesson}/fr.md`,
    /::: hint\nx\n:::\n/,
    '',
    `${lesson}/fr.md:30: ::: exercise greet has 2 hints`,
  ],
  [
    'a start without TODO',
    `${greet}/start.ts`,
    'TODO',
    'Later',
    `${greet}/start.ts:1: nothing says`,
  ],
  [
    'a start with words that have no translation',
    `${greet}/start.ts`,
    'greet.',
    'greet them.',
    `${greet}/start.ts:2: the text “TODO: greet them.” has no entry under starts in locales/en/01-first.json.`,
  ],
  [
    'words that no start says',
    'locales/en/01-first.json',
    'greet.',
    'greet them.',
    'locales/en/01-first.json:1: no start.ts says starts.todo.',
  ],
  [
    'other code in a French start',
    'locales/fr/01-first.json',
    'saluez',
    `saluez \${client}`,
    `locales/fr/01-first.json:1: starts.todo does not have the same \${…} in both languages.`,
  ],
  [
    'a plain solution with the kit',
    `${greet}/solution.net.ts`,
    'import',
    "\nimport x from '#sockets';\nimport",
    `${greet}/solution.net.ts:2: imports #sockets`,
  ],
  [
    'a foreign import',
    `${greet}/solution.ts`,
    '#sockets',
    '#say',
    `${greet}/solution.ts:1: imports “#say”. Only #sockets, node:* can be imported here.`,
  ],
  [
    'a foreign import in a check',
    `${greet}/check.ts`,
    '#lab',
    '../lab.ts',
    `${greet}/check.ts:1: imports “../lab.ts”`,
  ],
  [
    'a right program without its style',
    `${greet}/right/one-by-one.ts`,
    '// one by one',
    '',
    `${greet}/right/one-by-one.ts:1: the first line does not say which style this is.`,
  ],
  [
    'a foreign import in a right program',
    `${greet}/right/one-by-one.ts`,
    './parts/line.ts',
    '../solution.ts',
    `${greet}/right/one-by-one.ts:2: imports “../solution.ts”. Only ./*, #sockets, node:* can`,
  ],
  [
    'no verdict',
    `${greet}/wrong/a.ts`,
    '// crashed',
    '// Crashed!',
    `${greet}/wrong/a.ts:1: the first line does not name`,
  ],
  [
    'an unknown verdict',
    `${greet}/wrong/a.ts`,
    'crashed',
    'crash',
    `${greet}/wrong/a.ts:1: a wrong answer cannot get the verdict “crash”`,
  ],
  [
    'passed as a verdict',
    `${greet}/wrong/a.ts`,
    'crashed',
    'passed',
    `${greet}/wrong/a.ts:1: a wrong answer cannot get`,
  ],
  [
    'an unknown gate',
    `${greet}/wrong/a.ts`,
    'crashed',
    'crashed (needs ipv5)',
    `${greet}/wrong/a.ts:1: needs “ipv5”, which is unknown. Known: linux,`,
  ],
  [
    'other verdicts in French',
    'locales/fr/verdicts.json',
    'crashed',
    'plante',
    'locales/fr/verdicts.json:1: “verdict.crashed” is missing',
  ],
];

test.each(cases)('%s is found', (_, file, from, to, finding) => {
  course.edit(file, from, to);
  expect(course.findings()).toContainEqual(expect.stringContaining(finding));
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
    expect.stringContaining(`${greet}/wrong:1: 4 wrong answers; at least 5 are needed`),
  ]);
});

test('the first line of a wrong answer', () => {
  expect(expectedVerdict('\ufeff// did-not-end (needs ipv6, linux)\r\nx')).toEqual({
    verdict: 'did-not-end',
    needs: ['ipv6', 'linux'],
  });
  expect(expectedVerdict('import x;\n// crashed\n')).toBeNull();
});
