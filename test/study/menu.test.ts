import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listLessons } from '../../lib/course/catalogue.ts';
import { noProgress } from '../../lib/learner/progress.ts';
import { lineOfLesson, type MenuItem, menuHelp, menuLines } from '../../lib/study/menu.ts';
import { courseMenu, exerciseMenu } from '../../lib/study/menu-items.ts';
import type { TextStyle } from '../../lib/terminal/text-style.ts';
import { emptyFolder } from '../empty-folder.ts';
import { style } from '../terminal/drawing.ts';
import { hasTmux, openTerminal } from './terminal.ts';

describe('the menu as lines', () => {
  const items = Array.from({ length: 9 }, (_, at): MenuItem => {
    return { id: `${at}`, value: { kind: 'quit' }, text: `item ${at}`, gap: at === 4 };
  });
  const lines = (cursor: number, look: TextStyle = style): string[] =>
    menuLines({ about: 'About.', items }, cursor, look, 10).map((line) => line.trim());

  test('says how many are hidden, above and below', () => {
    expect(lines(0).slice(2)).toEqual([
      '❯ item 0',
      ...['item 1', 'item 2', 'item 3', ''],
      '↓ 5 more',
      '↑↓ choose   Enter open   q quit   / search   ? help',
    ]);
    expect(lines(8).slice(2, 8)).toEqual([
      '↑ 5 before',
      ...['item 5', 'item 6', 'item 7', '❯ item 8', ''],
    ]);
  });

  test('where room is short, only the chosen line says why', () => {
    const why = items.map((item) => ({ ...item, note: `why ${item.id}` }));
    const notes = (height: number): string[] =>
      menuLines({ about: 'About.', items: why }, 2, style, height).filter((line) =>
        line.includes('why'),
      );
    expect(notes(30).length).toBe(9);
    expect(notes(16)).toEqual(['    why 2']);
    expect(notes(15)).toEqual([]);
  });

  test('names keys as the person’s keyboard does, and as many as fit', () => {
    const french = { ...style, language: 'fr' as const, columns: 40 };
    expect(lines(0, french).at(-1)).toBe('↑↓ choisir  Entrée ouvrir  q quitter');
  });

  test('an exercise whose title is too long for a line keeps all of it', () => {
    const look = { ...style, language: 'fr' as const, columns: 40 };
    const drawn = menuLines(exerciseMenu(listLessons(), noProgress, look), 0, look, 60);
    expect(drawn.slice(3, 7)).toEqual([
      '  ❯ ○ 1/greet  Saluer tout le monde',
      '    ○ 1/next-port  Le prochain port',
      '        libre',
      '    ○ 1/both-families  Deux familles,',
    ]);
  });

  test('a line that is too long goes on below, indented', () => {
    const text = 'Start here: Listening for connections, and more';
    const long = [{ ...items[0], id: 'long', value: { kind: 'quit' }, text, gap: false } as const];
    const drawn = menuLines({ about: '', items: long }, 0, { ...style, columns: 40 }, 10);
    expect(drawn.slice(3, 6)).toEqual([
      '  ❯ Start here: Listening for',
      '    connections, and more',
      '',
    ]);
  });
});

describe('keys of the menu', () => {
  const lessons = listLessons();
  const course = courseMenu(lessons, noProgress, style);

  test('a digit is for the line of that lesson', () => {
    for (const digit of ['1', '8']) {
      const line = course.items[lineOfLesson(course.items, digit)];
      expect(line?.text.trimStart().startsWith(`${digit}  `)).toBe(true);
    }
    for (const key of ['0', '9', 'l', 'return']) expect(lineOfLesson(course.items, key)).toBe(-1);
    expect(lineOfLesson(exerciseMenu(lessons, noProgress, style).items, '1')).toBe(-1);
  });

  test('are explained, each as far as it does something, in any window', () => {
    for (const language of ['en', 'fr'] as const) {
      for (const columns of [30, 40, 80]) {
        const help = menuHelp(course, { ...style, language, columns });
        expect(help.join('\n')).toContain('1–8');
        for (const line of help) expect(line.length).toBeLessThanOrEqual(columns);
      }
    }
    const exercises = menuHelp(exerciseMenu(lessons, noProgress, style), style);
    expect(exercises.join('\n')).not.toContain('1–');
  });
});

describe.skipIf(!hasTmux)('the menu', () => {
  test('opens a lesson, comes back, changes the language, quits', async () => {
    const terminal = openTerminal([]);
    await terminal.shows('❯ Start here: A greeting');
    terminal.keys('Enter');
    await terminal.shows('1/7');
    terminal.keys('n');
    await terminal.shows('2/7');
    terminal.keys('q');
    await terminal.shows('❯ Continue: A greeting');
    await terminal.shows('1  A greeting  10 + 5 min  1/7');
    terminal.keys('l');
    await terminal.shows('❯ Reprendre');
    terminal.keys('Enter');
    await terminal.shows('2/7');
    terminal.keys('q');
    await terminal.shows('English');
    terminal.keys('q');
    await terminal.shows('code 0');
  });

  test('says what the course is; after a lesson that is read, offers the next', {
    tags: 'long',
  }, async () => {
    const work = emptyFolder();
    const place = { section: 'what-stays', step: 0 };
    const read = Array.from({ length: 7 }, (_, at) => `step/${at}`);
    const greeting = { place, steps: 7, read, answers: {} };
    const progress = { version: 1, last: '01-greeting', lessons: { '01-greeting': greeting } };
    writeFileSync(join(work, 'progress.json'), JSON.stringify(progress));
    const terminal = openTerminal([], { work });
    await terminal.shows('Glossary');
    const screen = terminal.screen();
    expect(screen).toContain('Learn by running: predict, run, watch the wire.');
    expect(screen).toMatch(
      /\n\n {2}❯ Next: Silence\n {4}The first lesson that you haven’t finished/,
    );
    expect(screen).toContain('1  A greeting  10 + 5 min  7/7\n    2  Silence          5 min\n');
    terminal.keys('Enter');
    await terminal.shows('○ 1 A greeting ─ ● 2 Silence');
    terminal.keys('q');
    await terminal.shows('2  Silence          5 min  1/1');
    terminal.keys('q');
    await terminal.shows('code 0');
  });

  test('keeps its place: at the lesson that was opened, and in another language', {
    tags: 'long',
  }, async () => {
    const terminal = openTerminal([]);
    await terminal.shows('❯ Start here: A greeting');
    terminal.keys('Down', 'Down', 'Enter');
    await terminal.shows('Nothing is said.');
    terminal.keys('Escape');
    await terminal.shows('❯ 2  Silence');
    terminal.keys('l');
    await terminal.shows('❯ 2  Le silence');
    terminal.keys('q');
    await terminal.shows('code 0');
  });

  test('opens a lesson by its number, and explains its keys', { tags: 'long' }, async () => {
    const terminal = openTerminal([]);
    await terminal.shows('❯ Start here: A greeting');
    terminal.keys('?');
    await terminal.shows('Open that lesson');
    terminal.keys('q');
    await terminal.shows('❯ Start here: A greeting');
    terminal.keys('2');
    await terminal.shows('Nothing is said.');
    terminal.keys('q');
    await terminal.shows('❯ 2  Silence');
    terminal.keys('q');
    await terminal.shows('code 0');
  });

  test('opens the glossary, page by page', { tags: 'long' }, async () => {
    const terminal = openTerminal([], { rows: 14, real: true });
    await terminal.shows('❯ Start here: Listening');
    terminal.keys('Up', 'Up', 'Up', 'Up', 'Enter');
    await terminal.shows(/Glossary\n\n {2}backlog · file d’attente de connexions/);
    terminal.keys('Space');
    await terminal.shows('buffer · tampon');
    terminal.keys('End');
    await terminal.shows('→ return');
    terminal.keys('q');
    await terminal.shows('❯ Glossary');
    terminal.keys('C-c');
    await terminal.shows('code 130');
  });

  test('is there before any page is read', { tags: 'long' }, async () => {
    const loaded = emptyFolder();
    const terminal = openTerminal([], { real: true, env: { NODE_V8_COVERAGE: loaded } });
    await terminal.shows('Français');
    terminal.keys('q');
    await terminal.shows('code 0');
    // Their addresses only: source maps beside them hold the text of each file, and names in it.
    const modules = readdirSync(loaded)
      .flatMap((file) => JSON.parse(readFileSync(join(loaded, file), 'utf8')).result)
      .flatMap(
        ({ url }: { url: string }) => /(?<=\/)(lib|node_modules)\/[^?]*/.exec(url)?.[0] ?? [],
      );
    expect(modules).toContain('lib/study/menu.ts');
    const slow =
      /markdown-it|node_modules\/yaml|shiki|course\/(parse|lesson)\.ts|lib\/(lab|site)\//;
    expect(modules.filter((name) => slow.test(name))).toEqual([]);
  });

  test('is plain without color, and can be used in a small window', { tags: 'long' }, async () => {
    const terminal = openTerminal([], { columns: 40, rows: 12, env: { NO_COLOR: '1' } });
    await terminal.shows('↓ ');
    expect(terminal.screen('-e')).not.toContain('\x1b');
    expect(terminal.screen()).toContain('❯ Start here: A greeting\n');
    terminal.keys('C-c');
    await terminal.shows('code 130');
  });

  test('is a list with what to type next, for a person who wants no screens', async () => {
    const { screen, shows } = openTerminal([], { rows: 80, real: true, env: { ACCESSIBLE: '1' } });
    await shows('code 0');
    expect(screen()).toMatch(/^1 {2}Listening for connections/);
    expect(screen()).toContain('npm run lesson -- read 1 to read a lesson');
  });
});
