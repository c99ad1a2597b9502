import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { withLanguage, withLesson } from '../../lib/study/progress.ts';
import { ProgressFile } from '../../lib/study/progress-file.ts';
import { emptyFolder, lesson } from './lesson-command.ts';

const open = (folder: string): ProgressFile => new ProgressFile(pathToFileURL(`${folder}/`));
const names = (folder: string): string[] => readdirSync(folder).sort();
const french = (file: ProgressFile) => file.change((known) => withLanguage(known, 'fr'));

describe('progress', () => {
  test('is nothing at first, and makes its folder when there is something to keep', () => {
    const folder = join(emptyFolder(), 'work');
    const file = open(folder);
    expect(file.read()).toEqual({ version: 1, lessons: {} });
    french(file);
    expect(open(folder).read()).toEqual({ version: 1, language: 'fr', lessons: {} });
    expect(names(folder)).toEqual(['progress.json']);
  });

  test('of two terminals is kept from both; one backup stays', () => {
    const folder = emptyFolder();
    const [one, two] = [open(folder), open(folder)];
    one.read();
    french(two);
    one.change((known) => withLesson(known, '01-a', (own) => ({ ...own, read: ['x/0'] })));
    expect(two.read()).toEqual({
      version: 1,
      language: 'fr',
      last: '01-a',
      lessons: { '01-a': { steps: 0, read: ['x/0'], answers: {} } },
    });
    expect(names(folder)).toEqual(['progress.backup.json', 'progress.json']);
  });

  test.each(['{"version":1,', '{"version":2,"lessons":{}}', '[]'])(
    'that is damaged (%s) is set aside, never overwritten',
    (text) => {
      const folder = emptyFolder();
      writeFileSync(join(folder, 'progress.json'), text);
      const file = open(folder);
      french(file);
      const [notice] = file.takeNotices();
      const kept = notice && 'kept' in notice.params ? notice.params.kept : '';
      expect(notice?.id).toBe('damaged');
      expect(readFileSync(join(folder, kept), 'utf8')).toBe(text);
      expect(open(folder).read().language).toBe('fr');
      expect(file.takeNotices()).toEqual([]);
    },
  );

  test('comes back from its backup', () => {
    const folder = emptyFolder();
    const file = open(folder);
    french(file);
    file.change((known) => withLanguage(known, 'en'));
    writeFileSync(join(folder, 'progress.json'), '');
    const again = open(folder);
    expect(again.read().language).toBe('fr');
    expect(again.takeNotices()).toMatchObject([{ id: 'restored' }]);
  });

  test('that cannot be written is remembered while the program runs, and said once', () => {
    const folder = join(emptyFolder(), 'work');
    writeFileSync(folder, 'a file where the folder should be');
    const file = open(folder);
    french(file);
    french(file);
    expect(file.read().language).toBe('fr');
    expect(file.takeNotices()).toHaveLength(1);
  });
});

describe('the commands', () => {
  test('speak the language that was chosen', async () => {
    const work = emptyFolder();
    french(open(work));
    const { out } = await lesson(['list'], { work });
    expect(out).toContain('1  Un salut ');
    const { err } = await lesson(['lst'], { work });
    expect(err).toContain('Il n’y a pas de commande');
  });

  test('show what was read, and tell of a damaged file in one line', async () => {
    const work = emptyFolder();
    open(work).change((known) =>
      withLesson(known, '01-greeting', (own) => ({
        ...own,
        steps: 7,
        read: ['a/0', 'b/0', 'c/0'],
      })),
    );
    expect((await lesson(['list'], { work })).out).toContain('1  A greeting  15 min  3/7\n');
    writeFileSync(join(work, 'progress.json'), 'no');
    const { code, out, err } = await lesson(['list'], { work });
    expect([code, out]).toEqual([0, '1  A greeting  15 min\n2  Silence      5 min\n']);
    expect(err).toMatch(/^work\/progress\.json was damaged\. It is kept as work\/\S+; .*\n$/);
  });

  test('go on when the folder cannot be used', async () => {
    const work = join(emptyFolder(), 'work');
    mkdirSync(join(work, 'progress.json'), { recursive: true });
    const { code, out, err } = await lesson(['list'], { work });
    expect([code, out]).toEqual([0, '1  A greeting  15 min\n2  Silence      5 min\n']);
    expect(err).toMatch(/^work\/progress\.json cannot be read \(EISDIR\): .*\n$/);
  });
});
