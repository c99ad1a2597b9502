import { describe, expect, test } from 'vitest';
import { languages } from '../lib/base/i18n.ts';
import { listWritten } from '../lib/course/catalogue.ts';
import { loadLesson } from '../lib/course/lesson.ts';
import { compareRun } from '../lib/run/record.ts';
import { whole } from './whole.ts';

// A fresh run on loopback, compared with what is committed. In the sample, each program takes one
// of the languages in turn: the wire is the same in both.
describe.each(listWritten().map(loadLesson))('lesson $id', (lesson) => {
  const cases = lesson.runs.flatMap((programs, index) =>
    languages
      .filter((_, place) => whole || place === index % languages.length)
      .map((language) => ({ name: programs.join(' '), programs, language })),
  );
  test.concurrent.for(cases)('$name ($language)', async ({ programs, language }, context) => {
    const { missing, committed, differences } = await compareRun(lesson, programs, language);
    if (missing.length > 0) context.skip(`this system has no ${missing.join(', ')}`);
    expect(committed, 'run npm run record').not.toBeNull();
    expect(differences).toEqual([]);
  });
});
