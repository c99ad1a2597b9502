import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
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
import { renderSite } from './render.ts';
import type { Site, Sources } from './site.ts';

export type BuildOptions = {
  /** The folder to fill; emptied first when it holds a site. */
  out: URL;
  base: URL | null;
  /** Default: the repository's. */
  lessons?: URL;
};

/** Reads the lessons, draws every page, writes them. Returns how many pages there are. */
export function buildSite({ out, base, lessons = lessonsFolder }: BuildOptions): number {
  const site = readSite(lessons, base);
  const pages = renderSite(site);
  clear(out);
  for (const [path, text] of pages) write(new URL(path, out), text);
  writeAssets(out);
  return pages.size;
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

/** Empties what an earlier build has filled, and nothing else. */
function clear(out: URL): void {
  if (!existsSync(out)) return;
  const names = readdirSync(out);
  if (names.length > 0 && !existsSync(new URL('assets/site.css', out))) {
    throw new UserError('out-not-site', { folder: fileURLToPath(out) });
  }
  for (const name of names) rmSync(new URL(name, out), { recursive: true });
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
  for (const name of ['site.js', 'favicon.svg']) {
    copyFileSync(new URL(name, assets), new URL(`assets/${name}`, out));
  }
}

const withoutComments = (style: string): string => style.replace(/\/\*.*?\*\/\n?/gs, '');
