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

// A fresh run on loopback, compared with what is committed. In the sample, each program takes one
// of the languages in turn, because the wire is the same in both, and does not run again until
// something has changed that decides what it does.
describe.each(listWritten().map(loadLesson))('lesson $id', (lesson) => {
  const cases = lesson.runs.flatMap((programs, index) =>
    languages
      .filter((_, place) => whole || place === index % languages.length)
      .map((language) => {
        const key = keyOf(lesson, programs, language);
        return { name: programs.join(' '), programs, language, key, known: passed.has(key) };
      }),
  );
  test.concurrent.for(cases)('$name ($language)', async (run, context) => {
    const { programs, language, key, known } = run;
    if (known) context.skip(unchanged);
    const { missing, committed, differences } = await compareRun(lesson, programs, language);
    if (missing.length > 0) context.skip(`this system has no ${missing.join(', ')}`);
    expect(committed, 'run npm run record').not.toBeNull();
    expect(differences).toEqual([]);
    passed.add(key);
  });
});
