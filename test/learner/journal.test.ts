import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../lib/learner/facts.ts';
import { Journal } from '../../lib/learner/journal.ts';
import { emptyFolder } from '../empty-folder.ts';
import { lesson } from '../study/lesson-command.ts';

const open = (folder: string): Journal => new Journal(pathToFileURL(`${folder}/`));
const names = (folder: string): string[] => readdirSync(folder).sort();
const french: Fact = { fact: 'language', language: 'fr' };
const english: Fact = { fact: 'language', language: 'en' };
const text = (folder: string): string => readFileSync(join(folder, 'progress.jsonl'), 'utf8');

describe('the journal', () => {
  test('is not there at first, and makes its folder when there is something to keep', () => {
    const folder = join(emptyFolder(), 'work');
    const journal = open(folder);
    expect(journal.read()).toEqual({ version: 1, lessons: {}, exercises: {} });
    journal.add(french);
    expect(open(folder).read()).toEqual({ version: 1, language: 'fr', lessons: {}, exercises: {} });
    expect(names(folder)).toEqual(['progress.jsonl']);
    expect(text(folder)).toBe('{"fact":"language","language":"fr"}\n');
  });

  test('of two terminals keeps what both do', () => {
    const folder = emptyFolder();
    const [one, two] = [open(folder), open(folder)];
    one.read();
    two.add(french);
    const read: Fact = { fact: 'read', lesson: '01-a', of: 3, steps: ['x/0'] };
    const lessons = { '01-a': { steps: 3, read: ['x/0'], answers: {} } };
    const both = { version: 1, language: 'fr', last: '01-a', lessons, exercises: {} };
    expect(one.add(read)).toEqual(both);
    expect(two.read()).toEqual(both);
  });

  test('folds each kind of fact', () => {
    const journal = open(emptyFolder());
    const [exercise, at] = ['01-a/b', '2026-01-01'];
    const progress = journal.add(
      { fact: 'dotnet', open: true },
      { fact: 'place', lesson: '01-a', section: 'x', step: 1 },
      { fact: 'read', lesson: '01-a', of: 4, steps: ['x/0'] },
      { fact: 'read', lesson: '01-a', of: 5, steps: ['x/1', 'x/0'] },
      { fact: 'answer', lesson: '01-a', question: 'q', choice: 2 },
      { fact: 'answer', lesson: '01-a', question: 'q', choice: 1 },
      { fact: 'started', exercise, at, start: 'abc' },
      { fact: 'started', exercise, at: '2026-01-02' },
      { fact: 'judged', exercise, at, ok: false },
      { fact: 'judged', exercise, at, ok: true },
      { fact: 'judged', exercise, at: '2026-01-02', ok: true },
      { fact: 'hints', exercise, open: 2 },
      { fact: 'hints', exercise, open: 1 },
      { fact: 'solution', exercise },
    );
    expect(progress).toEqual({
      version: 1,
      dotnet: true,
      last: '01-a',
      exercise,
      lessons: {
        '01-a': {
          place: { section: 'x', step: 1 },
          steps: 5,
          read: ['x/0', 'x/1'],
          answers: { q: [2, 1] },
        },
      },
      exercises: {
        [exercise]: {
          started: at,
          start: 'abc',
          passed: at,
          attempts: 3,
          hints: 2,
          solution: true,
        },
      },
    });
  });

  test('reads the progress.json of before once, and leaves it', () => {
    const folder = emptyFolder();
    const older = '{"version":1,"language":"fr","lessons":{}}';
    writeFileSync(join(folder, 'progress.json'), older);
    expect(open(folder).read().language).toBe('fr');
    expect(names(folder)).toEqual(['progress.json']);
    open(folder).add({ fact: 'solution', exercise: '01-a/b' });
    writeFileSync(join(folder, 'progress.json'), older.replace('fr', 'en'));
    expect(open(folder).read()).toMatchObject({ language: 'fr', exercises: { '01-a/b': {} } });
  });

  test('passes over what a later workbook wrote', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'progress.jsonl'), '{"fact":"badge","of":"gold"}\n');
    const journal = open(folder);
    expect(journal.add(french).language).toBe('fr');
    expect(journal.takeNotices()).toEqual([]);
  });

  const line = JSON.stringify(english);
  test.each(Array.from({ length: line.length }, (_, length) => line.slice(0, length)))(
    'heals a line that was cut off (%s)',
    (part) => {
      const folder = emptyFolder();
      open(folder).add(french);
      appendFileSync(join(folder, 'progress.jsonl'), part);
      const journal = open(folder);
      expect(journal.read().language).toBe('fr');
      journal.add({ fact: 'solution', exercise: '01-a/b' });
      const again = open(folder);
      expect(again.read()).toMatchObject({ language: 'fr', exercises: { '01-a/b': {} } });
      expect([journal.takeNotices(), again.takeNotices()]).toEqual([[], []]);
    },
  );

  test.each(['no', 'no\n', '\0\0\0\0\n', '{"fact":"language","language":"tlh"}\n', '[]\n'])(
    'that is damaged (%j) is kept under another name, once, and what is whole in it holds',
    (damage) => {
      const folder = emptyFolder();
      open(folder).add(french);
      appendFileSync(join(folder, 'progress.jsonl'), damage);
      const before = text(folder);
      const journal = open(folder);
      expect(journal.read().language).toBe('fr');
      const [notice] = journal.takeNotices();
      const kept = notice && 'kept' in notice.params ? notice.params.kept : '';
      expect(notice?.id).toBe('damaged');
      expect(readFileSync(join(folder, kept), 'utf8')).toBe(before);
      const again = open(folder);
      expect(again.add(english).language).toBe('en');
      expect(again.takeNotices()).toEqual([]);
      expect(open(folder).read().language).toBe('en');
    },
  );

  test.each(['{"version":1,', '{"version":2,"lessons":{}}', '[]'])(
    'keeps a damaged progress.json of before (%s) under another name',
    (older) => {
      const folder = emptyFolder();
      writeFileSync(join(folder, 'progress.json'), older);
      const journal = open(folder);
      journal.add(french);
      const [notice] = journal.takeNotices();
      const kept = notice && 'kept' in notice.params ? notice.params.kept : '';
      expect(readFileSync(join(folder, kept), 'utf8')).toBe(older);
      expect(open(folder).read().language).toBe('fr');
    },
  );

  test('that cannot be written is remembered while the program runs, and said once', () => {
    const folder = join(emptyFolder(), 'work');
    writeFileSync(folder, 'a file where the folder should be');
    const journal = open(folder);
    journal.add(french);
    journal.add(french);
    expect(journal.read().language).toBe('fr');
    expect(journal.takeNotices()).toHaveLength(1);
  });
});

describe('the commands', () => {
  test('speak the language that was chosen', async () => {
    const work = emptyFolder();
    open(work).add(french);
    const { out } = await lesson(['list'], { work });
    expect(out).toContain('1  Un salut ');
    const { err } = await lesson(['lst'], { work });
    expect(err).toContain('Il n’y a pas de commande');
  });

  test('show what was read, and tell of a damaged journal in one line', async () => {
    const work = emptyFolder();
    open(work).add({ fact: 'read', lesson: '01-greeting', of: 7, steps: ['a/0', 'b/0', 'c/0'] });
    expect((await lesson(['list'], { work })).out).toContain('1  A greeting  10 + 5 min  3/7\n');
    writeFileSync(join(work, 'progress.jsonl'), 'no');
    const { code, out, err } = await lesson(['list'], { work });
    expect([code, out]).toEqual([
      0,
      '1  A greeting  10 + 5 min\n2  Silence          5 min\n   builds on 1\n',
    ]);
    expect(err).toMatch(/^work\/progress\.jsonl was damaged\. .*work\/progress\.damaged-\S+.*\n$/);
  });

  test('go on when the folder cannot be used', async () => {
    const work = join(emptyFolder(), 'work');
    mkdirSync(join(work, 'progress.jsonl'), { recursive: true });
    const { code, out, err } = await lesson(['list'], { work });
    expect([code, out]).toEqual([
      0,
      '1  A greeting  10 + 5 min\n2  Silence          5 min\n   builds on 1\n',
    ]);
    expect(err).toMatch(/^work\/progress\.jsonl cannot be read \(EISDIR\): .*\n$/);
  });
});
