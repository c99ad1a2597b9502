import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync, transformSync } from 'esbuild';
import type { SiteFile } from '../html/page-context.ts';

const folder = new URL('assets/', import.meta.url);

/** One style sheet for the reader, one file per subject for those who write it; later parts win. */
const pages = [
  ...['colors', 'page', 'shell', 'headings', 'code', 'run', 'wire', 'voices', 'figure', 'home'],
  ...['wide', 'narrow', 'print'],
];
const sheets: Record<string, string[]> = {
  'site.css': pages,
  'both.css': [...pages, 'both'],
  'search.css': ['search'],
  'reference.css': ['reference'],
  'slides.css': [
    ...['colors', 'page', 'code', 'run', 'wire', 'voices', 'figure'],
    ...['slides', 'slides-deck', 'slides-print'],
  ],
  'notes.css': ['notes'],
};

/** Scripts that share code with the rest of the workbook. */
const bundled = ['search.js'];

const asTheyAre = [
  'theme.js',
  'wire.js',
  'missing.js',
  'exercises.js',
  'slides.js',
  'notes.js',
  'favicon.svg',
];

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
  const text = readFileSync(new URL(name, folder), 'utf8');
  if (!name.endsWith('.js')) return text;
  return transformSync(text, { minify: true, target: 'es2022', charset: 'utf8' }).code;
}

/** The text of a style sheet. */
export function styleSheet(name: string): string {
  return (sheets[name] ?? []).map(readStyle).join('');
}

function readStyle(name: string): string {
  const style = readFileSync(new URL(`style/${name}.css`, folder), 'utf8');
  return style.replace(/\/\*.*?\*\/\n?/gs, '').replace(/^ +/gm, '');
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
