import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { firstFile, firstParts, readMinified } from '../html/first.ts';
import type { SiteFile } from '../html/page-context.ts';

const folder = new URL('assets/', import.meta.url);

/** What pages do not hold in themselves; one file per subject for those who write it. */
const pages = [
  ...['files', 'code', 'run', 'wire', 'voices', 'figure'],
  ...['home', 'syllabus', 'reference', 'narrow'],
];

/** One style sheet for the reader; later parts win. */
const sheets: Record<string, string[]> = {
  'site.css': pages,
  'aside.css': ['touch', 'print'],
  'both.css': [...firstParts, ...pages, 'touch', 'print', 'both'],
  'search.css': ['search'],
  'slides.css': [
    ...['colors', 'page', 'files', 'code', 'run', 'wire', 'voices', 'figure'],
    ...['slides', 'slides-deck', 'slides-print', 'touch'],
  ],
  'notes.css': ['notes'],
};

/** Scripts that share code with the rest of the workbook. */
const bundled = ['search.js'];

const asTheyAre = ['wire.js', 'missing.js', 'exercises.js', 'slides.js', 'notes.js', 'favicon.svg'];

/** A text face for systems without one, with its license. */
const fonts = ['400-normal', '400-italic', '600-normal']
  .map((style) => `fonts/source-serif-${style}.woff2`)
  .concat('fonts/LICENSE');

/** One script for the reader, one file per subject for those who write it. */
const joined = { 'site.js': ['site.js', 'find.js', 'terms.js'] };

/** Styles, scripts and pictures, as files of the site. */
export function* assetsOf(): Generator<SiteFile> {
  for (const name of Object.keys(sheets)) yield [`assets/${name}`, () => styleSheet(name)];
  for (const name of asTheyAre) yield [`assets/${name}`, () => small(name)];
  for (const [name, parts] of Object.entries(joined)) {
    yield [`assets/${name}`, () => parts.map(small).join('')];
  }
  for (const name of bundled) yield [`assets/${name}`, () => bundle(new URL(name, folder))];
  for (const name of fonts) yield [`assets/${name}`, () => readFileSync(new URL(name, folder))];
  yield* revealFiles();
}

/** A file without what only its authors read. */
function small(name: string): string {
  const file = new URL(name, folder);
  return name.endsWith('.js') ? readMinified(file) : readFileSync(file, 'utf8');
}

/** All of a page's style, for paper. */
export const paperStyle = (): string => styleOf([...firstParts, ...pages, 'print']);

const styleSheet = (name: string): string => styleOf(sheets[name] ?? []);

function styleOf(parts: readonly string[]): string {
  const files = parts.map((part) =>
    firstParts.includes(part) ? firstFile(part) : new URL(`style/${part}.css`, folder),
  );
  return files.map(readMinified).join('');
}

/** A script with all that it imports, as one small file that a page opened from a folder can load. */
export function bundle(script: URL): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(script)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

const require = createRequire(import.meta.url);

/** What moves the slides: reveal.js as it is published, with its license; the styles are ours. */
export function* revealFiles(): Generator<SiteFile> {
  const script = pathToFileURL(require.resolve('reveal.js'));
  yield ['assets/reveal/reveal.js', () => readFileSync(script)];
  yield ['assets/reveal/LICENSE', () => readFileSync(new URL('../LICENSE', script))];
}
