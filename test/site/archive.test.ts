import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { findLesson, listLessons, repository } from '../../lib/course/catalogue.ts';
import { type Lesson, loadLesson } from '../../lib/course/lesson.ts';
import { lessonFiles, packLesson } from '../../lib/site/archive.ts';
import { loadRecording } from '../../lib/wire/recording.ts';
import { site } from './fixture.ts';
import { siteFolder } from './pages.ts';

const own = findLesson('echo', site.lessons);
const real = loadLesson(findLesson('client-sockets', listLessons()));
const family = loadLesson(findLesson('threads', listLessons()));

test('an archive holds programs, starts, what they import, and nothing else', () => {
  expect([...lessonFiles(own).keys()].sort()).toEqual([
    'LICENSE',
    'LISEZMOI.md',
    'README.md',
    'exercises/upper.ts',
    'package.json',
    'programs/echo-client.ts',
    'programs/echo-server.ts',
    'programs/many-writes.ts',
    'start.mjs',
    'tsconfig.json',
    'typescript.mjs',
  ]);
  const files = [...lessonFiles(real).keys()];
  for (const file of ['lib/say.ts', 'lib/sockets/sockets.ts', 'locales/fr/failures.json']) {
    expect(files).toContain(file);
  }
  expect(files.filter((file) => /solution|wrong|check|lab|study/.test(file))).toEqual([]);
});

test('its package pins what the programs use, and says how a client finds its server', () => {
  const files = lessonFiles(own);
  const { dependencies, imports, scripts } = JSON.parse(files.get('package.json') ?? '');
  expect(Object.keys(dependencies)).toEqual(['@types/node', 'tsx']);
  expect(imports).toEqual({});
  expect(scripts).toEqual({ start: 'node --import ./typescript.mjs start.mjs' });
  expect(files.get('LISEZMOI.md')).toContain(
    '\n    npm start echo-server 11000\n    npm start echo-client 11000\n\n',
  );
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  const ours = JSON.parse(lessonFiles(real).get('package.json') ?? '');
  expect(Object.keys(ours.dependencies)).toEqual(['@types/node', 'i18next', 'tsx']);
  expect(Object.keys(ours.imports)).toEqual(['#sockets', '#say']);
});

test('the same lesson is the same archive, to the byte', () => {
  expect(Buffer.compare(packLesson(real), packLesson(real))).toBe(0);
});

test('unpacked elsewhere, a program runs with its own words, and names are listed', () => {
  const start = unpack(real);
  const said = loadRecording(real.folder, ['clean-end'], 'fr')?.output.map(({ text }) => text);
  expect(start('clean-end')).toEqual({ status: 0, stderr: '', lines: said });
  const names = [
    ...real.programs.map(({ name }) => name),
    ...real.manifest.exercises.map(({ slug }) => `exercises/${slug}`),
  ];
  const listed = start('clean');
  expect([...listed.lines].sort()).toEqual(names.sort());
  expect(start()).toEqual({ ...listed, status: 0 });
  expect(listed).toMatchObject({ status: 2, stderr: '' });
});

test('there, a program starts itself again as a thread and as a process', () => {
  const start = unpack(family);
  for (const name of ['in-the-way', 'two-processes']) {
    const said = loadRecording(family.folder, [name], 'fr')?.output.map(({ text }) => text);
    const { lines, ...ended } = start(name);
    expect(ended).toEqual({ status: 0, stderr: '' });
    // Processes have other ids each time.
    const unnumbered = (texts: readonly string[] = []) =>
      texts.map((text) => text.replace(/\d+/g, 'N')).sort();
    expect(unnumbered(lines)).toEqual(unnumbered(said));
  }
});

/** Unpacks a lesson's archive, with its packages as `npm install` would have them; what starts it. */
function unpack(lesson: Lesson) {
  const folder = siteFolder();
  for (const [path, bytes] of Object.entries(unzipSync(packLesson(lesson)))) {
    mkdirSync(new URL('.', new URL(path, folder)), { recursive: true });
    writeFileSync(new URL(path, folder), bytes);
  }
  const home = new URL(`${lesson.id}/`, folder);
  const modules = fileURLToPath(new URL('node_modules/', repository));
  symlinkSync(modules, fileURLToPath(new URL('node_modules', home)), 'junction');
  const { scripts } = JSON.parse(lessonFiles(lesson).get('package.json') ?? '');
  const [, ...command] = scripts.start.split(' ');
  return (...args: string[]) => {
    const options = { cwd: fileURLToPath(home), encoding: 'utf8', timeout: 60_000 } as const;
    const env = { ...process.env, WORKBOOK_LANG: 'fr' };
    const started = spawnSync(process.execPath, [...command, ...args], { ...options, env });
    const { status, stdout, stderr } = started;
    return { status, stderr, lines: stdout.split(/\r?\n/).slice(0, -1) };
  };
}
