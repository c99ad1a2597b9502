import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scaffoldLesson, withTexts } from '../../lib/authoring/scaffold.ts';
import { acceptTranslation, changedLines } from '../../lib/authoring/translation.ts';
import { validateCourse } from '../../lib/authoring/validate.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { loadLesson } from '../../lib/course/lesson.ts';
import { problemText } from '../../lib/course/problem.ts';

let folder: string;
let repository: URL;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  cpSync(new URL('fixtures/sound/', import.meta.url), folder, { recursive: true });
  repository = pathToFileURL(`${folder}/`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const findings = (): string[] =>
  validateCourse(repository).problems.map((problem) => problemText('en', problem));

test('a new lesson lacks only its recordings and the hashes of its sections', () => {
  scaffoldLesson(repository, '02-framing');
  const [, lesson] = listLessons(new URL('lessons/', repository)).map(loadLesson);
  if (!lesson) throw new Error('no lesson was made');
  expect(lesson.runs).toEqual([['framing-first']]);
  expect(changedLines(lesson, 'opening')).toBeNull();
  acceptTranslation(lesson);
  expect(findings()).toEqual([
    expect.stringContaining('lessons/02-framing/en.md:14: ::: run framing-first has no recording'),
    expect.stringContaining('lessons/02-framing/fr.md:17: ::: run framing-first has no recording'),
  ]);
});

test('a name that is taken or not a name is refused, and nothing is written', () => {
  const attempt = (id: string) => () => scaffoldLesson(repository, id);
  expect(attempt('framing')).toThrow('lesson-name');
  expect(attempt('2-Framing')).toThrow('lesson-name');
  expect(attempt('../../05-x')).toThrow('lesson-name');
  expect(attempt('01-first')).toThrow('lesson-there');
  expect(attempt('01-other')).toThrow('lesson-there');
  expect(findings()).toEqual([]);
});

test('say learns the texts of one lesson after another', () => {
  const one = "import a from 'a';\nimport type first from '../locales/en/01-first.json';\n";
  const source = `${one}import type { B } from './b.ts';\nexport type Key =\n  | SaidIn<typeof first>;\n`;
  expect(withTexts(source, '02-two-words')).toBe(
    `${one}import type twoWords from '../locales/en/02-two-words.json';\n` +
      "import type { B } from './b.ts';\n" +
      'export type Key =\n  | SaidIn<typeof first>\n  | SaidIn<typeof twoWords>;\n',
  );
});
