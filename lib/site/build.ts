import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lessonsFolder, listLessons } from '../course/catalogue.ts';
import { readFigure } from '../course/figure.ts';
import { loadGlossary } from '../course/glossary.ts';
import { loadGuide } from '../course/guide.ts';
import { type Lesson, loadLesson } from '../course/lesson.ts';
import { codeOf, UserError } from '../errors.ts';
import { loadRecording } from '../lab/lab.ts';
import { pagesOf } from './render.ts';
import type { Site, Sources } from './site.ts';

export type BuildOptions = {
  /** The folder to fill; emptied first when it holds a site. */
  out: URL;
  base: URL | null;
  /** Default: the repository's. */
  lessons?: URL;
};

/**
 * Reads the lessons, draws every page, writes them. Returns how many pages there are. The folder
 * is filled in one go at the end: a build that fails leaves it as it was.
 */
export async function buildSite({
  out,
  base,
  lessons = lessonsFolder,
}: BuildOptions): Promise<number> {
  const site = readSite(lessons, base);
  checkIsSite(out);
  const stage = new URL(stageName, out);
  rmSync(stage, { recursive: true, force: true });
  try {
    let count = 0;
    for (const [path, draw] of pagesOf(site)) {
      write(new URL(path, stage), draw());
      count += 1;
    }
    writeAssets(stage);
    replaceBy(stage, out);
    return count;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

export function readSite(folder: URL, base: URL | null): Site {
  const lessons = listLessons(folder).map((lesson) => loadLesson(lesson));
  const programs = new Map(lessons.map((lesson) => [lesson.id, programTexts(lesson)]));
  return {
    lessons,
    guide: loadGuide(),
    base,
    programs,
    sources: readSources(folder),
    terms: loadGlossary(lessons),
    figure: (lesson, file, language) => readFigure(lesson, file, language).svg,
    recording: ({ folder }, names, language) => loadRecording(folder, names, language),
  };
}

function programTexts({ programs }: Lesson): Map<string, string> {
  return new Map(programs.map(({ name, file }) => [name, readFileSync(file, 'utf8')]));
}

function readSources(folder: URL): Sources {
  try {
    return JSON.parse(readFileSync(new URL('sources.json', folder), 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return {};
    throw error;
  }
}

/** Where a build stands until it is whole: in the folder itself, so that moving is renaming. */
const stageName = '.building/';

/** Only what an earlier build has filled is ever emptied. */
function checkIsSite(out: URL): void {
  const names = namesIn(out);
  if (names.length > 0 && !existsSync(new URL('assets/site.css', out))) {
    throw new UserError('out-not-site', { folder: fileURLToPath(out) });
  }
}

function namesIn(folder: URL): string[] {
  try {
    return readdirSync(folder).filter((name) => `${name}/` !== stageName);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function replaceBy(stage: URL, out: URL): void {
  for (const name of namesIn(out)) rmSync(new URL(name, out), { recursive: true });
  for (const name of readdirSync(stage)) renameSync(new URL(name, stage), new URL(name, out));
}

function write(file: URL, text: string): void {
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}

/** One style sheet for the reader, one file a subject for who writes it; later parts win. */
const sheets = [
  ...['colours', 'page', 'shell', 'headings', 'code', 'run', 'wire', 'voices', 'figure', 'home'],
  ...['wide', 'narrow', 'print'],
];

function writeAssets(out: URL): void {
  const assets = new URL('assets/', import.meta.url);
  const style = sheets.map((name) => readFileSync(new URL(`style/${name}.css`, assets), 'utf8'));
  write(new URL('assets/site.css', out), withoutComments(style.join('')));
  write(
    new URL('assets/both.css', out),
    withoutComments(readFileSync(new URL('style/both.css', assets), 'utf8')),
  );
  for (const name of ['site.js', 'wire.js', 'favicon.svg']) {
    copyFileSync(new URL(name, assets), new URL(`assets/${name}`, out));
  }
}

const withoutComments = (style: string): string => style.replace(/\/\*.*?\*\/\n?/gs, '');
