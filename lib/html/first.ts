import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { type Html, html, raw } from './html.ts';

const folder = new URL('assets/', import.meta.url);

/** The parts of the style that the first screen needs, whatever the page; later ones win. */
export const firstParts = ['colors', 'page', 'shell', 'headings', 'opening', 'wide'];

export const firstFile = (part: string): URL => new URL(`${part}.css`, folder);

/** A style sheet or a script without what only its authors read. */
export function readMinified(file: URL): string {
  const loader = file.pathname.endsWith('.css') ? 'css' : 'js';
  const text = readFileSync(file, 'utf8');
  return transformSync(text, {
    loader,
    minify: true,
    target: 'es2022',
    charset: 'utf8',
  }).code.trim();
}

const readStyle = (part: string): string => readMinified(firstFile(part));

const shared = firstParts.map(readStyle).join('');
const styles = {
  page: shared,
  /** With the two halves of a page that has no language of its own. */
  doors: shared + readStyle('doors'),
};
const theme = readMinified(new URL('theme.js', folder));

/**
 * In the page itself, so that the first screen waits for nothing else, and a page that is shown
 * at an address of which nothing is known looks as it should.
 */
export const renderFirstStyle = (of: keyof typeof styles): Html =>
  html`<style>${raw(styles[of])}</style>\n`;

/** The theme that was chosen, before anything is painted. */
export const renderThemeScript = (): Html => html`<script>${raw(theme)}</script>\n`;

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** By what the content policy knows them. */
export const styleHashes = Object.values(styles).map(hashOf).join(' ');
export const scriptHashes = hashOf(theme);
