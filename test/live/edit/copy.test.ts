import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { UserError } from '../../../lib/base/user-error.ts';
import { lessonsFolder, listLessons } from '../../../lib/course/catalogue.ts';
import { loadLesson } from '../../../lib/course/lesson.ts';
import { Copies } from '../../../lib/live/edit/copies.ts';
import {
  type Copy,
  noVersion,
  outcomeOf,
  readCopy,
  saveCopy,
  setAside,
  versionOf,
} from '../../../lib/live/edit/copy.ts';
import { originalOf, type Program, programNamed } from '../../../lib/live/edit/programs.ts';
import { emptyFolder } from '../../empty-folder.ts';

const lessons = listLessons(lessonsFolder).map(loadLesson);
let work: URL;

beforeEach(() => {
  work = pathToFileURL(`${emptyFolder()}/`);
});

function named(id: string): Program {
  const program = programNamed(id, lessons, work);
  if (!program) throw new Error(`there is no ${id}`);
  return program;
}

const example = () => named('01-listening/first-listener');
const filesIn = (folder: URL): string[] => readdirSync(folder).sort();

test('programs are named by lesson and name; nothing else names a file', () => {
  expect(example().copy.href).toBe(new URL('01-listening/examples/first-listener.ts', work).href);
  expect(named('01-listening/exercises/greet').copy.href).toBe(
    new URL('01-listening/greet.ts', work).href,
  );
  const others = [
    ...['', '/', '01-listening', '01-listening/', '01-listening/none', 'none/first-listener'],
    ...['01-listening/../01-listening/first-listener', '../lib/say', '/etc/passwd'],
    ...['01-listening/exercises/none', '01-listening/exercises/greet/solution'],
    ...['01-listening/first-listener.ts', '01-listening/examples/first-listener'],
    ...['01-listening/first-listener\n', '01-listening\\first-listener', '01-listening/%2e%2e'],
  ];
  expect(others.filter((id) => programNamed(id, lessons, work) !== null)).toEqual([]);
});

test('a copy starts from the program without its marks, and runs where it is put', () => {
  const program = example();
  const text = program.original('en');
  expect(text).not.toContain('#region');
  expect(readCopy(program)).toBe(null);
  const saved = saveCopy(program, { text, base: noVersion }, work);
  expect(saved).toEqual({ outcome: 'saved', copy: { text, version: versionOf(text) }, kept: null });
  expect(readFileSync(program.copy, 'utf8')).toBe(text);
  // With the settings that let an editor find `#sockets`, and nothing that was only for a moment.
  expect(filesIn(work)).toEqual(['01-listening', 'tsconfig.json']);
});

test('what saving does depends on what the file holds, and on what the person has seen', () => {
  const disk: Copy = { text: 'theirs\n', version: 'v2' };
  const outcome = (edit: object, on: Copy | null = disk) =>
    outcomeOf({ text: 'mine\n', base: 'v1', ...edit }, on);
  expect(outcome({}, null)).toBe('saved');
  expect(outcome({ base: 'v2' })).toBe('saved');
  expect(outcome({ text: 'theirs\n' })).toBe('saved');
  expect(outcome({})).toBe('both');
  expect(outcome({ choice: 'mine', over: 'v2' })).toBe('saved');
  expect(outcome({ choice: 'theirs', over: 'v2' })).toBe('theirs');
  // It has changed once more since both were shown.
  expect(outcome({ choice: 'mine', over: 'v1' })).toBe('both');
  expect(outcome({ choice: 'theirs' })).toBe('both');
});

test('an edit made in two places is never lost', () => {
  const program = example();
  const before = saveCopy(program, { text: 'one\n', base: noVersion }, work).copy;
  writeFileSync(program.copy, 'from another editor\n');
  const edit = { text: 'from the page\n', base: before.version };
  const both = saveCopy(program, edit, work);
  const over = versionOf('from another editor\n');
  expect(both).toEqual({ outcome: 'both', copy: { text: 'from another editor\n', version: over } });
  expect(readFileSync(program.copy, 'utf8')).toBe('from another editor\n');

  const mine = saveCopy(program, { ...edit, choice: 'mine', over }, work);
  expect(readFileSync(program.copy, 'utf8')).toBe('from the page\n');
  if (mine.outcome !== 'saved' || !mine.kept) throw new Error('nothing was kept');
  expect(readFileSync(mine.kept, 'utf8')).toBe('from another editor\n');

  writeFileSync(program.copy, 'from another editor again\n');
  const seen = versionOf('from another editor again\n');
  const theirs = saveCopy(program, { ...edit, choice: 'theirs', over: seen }, work);
  expect(readFileSync(program.copy, 'utf8')).toBe('from another editor again\n');
  if (theirs.outcome !== 'theirs') throw new Error('it was written over');
  expect(readFileSync(theirs.kept, 'utf8')).toBe('from the page\n');
});

test('going back to the original keeps the copy under a dated name', () => {
  const program = example();
  expect(setAside(program)).toBe(null);
  saveCopy(program, { text: 'changed\n', base: noVersion }, work);
  const kept = setAside(program);
  expect(readCopy(program)).toBe(null);
  expect(kept && readFileSync(kept, 'utf8')).toBe('changed\n');
  expect(kept?.href).toMatch(/\/first-listener\.\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.ts$/);
});

test('line ends and links stay what they are', () => {
  const program = example();
  mkdirSync(new URL('.', program.copy), { recursive: true });
  writeFileSync(program.copy, '\uFEFFone\r\ntwo\r\n');
  const read = readCopy(program);
  expect(read?.text).toBe('one\ntwo\n');
  saveCopy(program, { text: 'one\ntwo\nthree\n', base: read?.version ?? '' }, work);
  expect(readFileSync(program.copy, 'utf8')).toBe('one\r\ntwo\r\nthree\r\n');
});

test.skipIf(process.platform === 'win32')('a copy may be a link to somewhere else', () => {
  const program = example();
  mkdirSync(new URL('.', program.copy), { recursive: true });
  const real = new URL('real.ts', work);
  writeFileSync(real, 'one\n');
  symlinkSync(fileURLToPath(real), fileURLToPath(program.copy));
  saveCopy(program, { text: 'two\n', base: versionOf('one\n') }, work);
  expect(readFileSync(real, 'utf8')).toBe('two\n');
});

test('what cannot be edited in a page is said, and stays as it is', () => {
  const program = example();
  mkdirSync(new URL('.', program.copy), { recursive: true });
  const why = (content: string | Uint8Array): string => {
    writeFileSync(program.copy, content);
    const found = new Copies(() => {}).of(program);
    return found instanceof UserError ? found.id : 'none';
  };
  expect(why('x'.repeat(24_001))).toBe('program-long');
  expect(why(new Uint8Array([0xff, 0xfe, 0x61, 0]))).toBe('program-encoding');
  expect(() => saveCopy(program, { text: 'a', base: noVersion }, work)).toThrow('program-encoding');
  const long = { text: 'x'.repeat(24_001), base: noVersion };
  expect(() => saveCopy(program, long, work)).toThrow('edit-long');
  expect(why('short\n')).toBe('none');
});

test('a copy is read again when its file has changed, and only then is it another', () => {
  const program = example();
  let changes = 0;
  const copies = new Copies(() => {
    changes += 1;
  });
  expect(copies.of(program)).toBe(null);
  saveCopy(program, { text: 'one\n', base: noVersion }, work);
  copies.look();
  const first = copies.of(program);
  copies.look();
  expect([copies.of(program) === first, changes]).toEqual([true, 1]);
  writeFileSync(program.copy, 'two\n');
  copies.look();
  expect([copies.of(program), changes]).toEqual([
    { text: 'two\n', version: versionOf('two\n') },
    2,
  ]);
});

test('an exercise’s copy is compared with the start in its own language', () => {
  const program = named('01-listening/exercises/greet');
  const [en, fr] = [program.original('en'), program.original('fr')];
  expect(en).not.toBe(fr);
  expect(originalOf(program, fr.replace('TODO', 'DONE'), 'en')).toBe(fr);
  expect(originalOf(program, `${en}// more\n`, 'fr')).toBe(en);
});
