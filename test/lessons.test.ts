import { afterAll, describe, expect, test } from 'vitest';
import { ProofCache } from '../lib/authoring/proof-cache.ts';
import { languages } from '../lib/base/i18n.ts';
import { listWritten, repository } from '../lib/course/catalogue.ts';
import { loadLesson } from '../lib/course/lesson.ts';
import { compareRun } from '../lib/run/record.ts';
import { runKeys } from './known-runs.ts';
import { unchanged } from './left-out.ts';
import { whole } from './whole.ts';

const keyOf = runKeys(repository);
const passed = new ProofCache(
  new URL('node_modules/.cache/socket-workbook/runs.json', repository),
  whole,
);
afterAll(() => passed.save());

/** `npm test` has one in so many of each lesson's runs, and each in one language, in turn. */
const every = 4;
const isQuick = (run: number, language: number): boolean =>
  run % every === 0 && (run / every) % languages.length === language;

// A fresh run on loopback, compared with what is committed; not again until something has changed
// that decides what the programs do.
describe.concurrent.each(listWritten().map(loadLesson))('lesson $id', (lesson) => {
  const cases = lesson.runs.flatMap((programs, index) =>
    languages.map((language, place) => ({
      programs,
      language,
      key: keyOf(lesson, programs, language),
      tags: isQuick(index, place) ? [] : ['long'],
    })),
  );
  for (const { programs, language, key, tags } of cases) {
    const known = passed.has(key);
    test.concurrent(`${programs.join(' ')} (${language})`, { tags }, async (context) => {
      if (known) context.skip(unchanged);
      const { missing, committed, differences } = await compareRun(lesson, programs, language);
      if (missing.length > 0) context.skip(`this system has no ${missing.join(', ')}`);
      expect(committed, 'run npm run record').not.toBeNull();
      expect(differences).toEqual([]);
      passed.add(key);
    });
  }
});
