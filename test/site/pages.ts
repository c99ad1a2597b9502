import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { emptyFolder } from '../empty-folder.ts';

/** A new folder for a site. */
export const siteFolder = (): URL => pathToFileURL(`${emptyFolder()}/`);

/** Every file under a folder: its path with `/`, and its text. */
export function filesOf(folder: URL): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => pathToFileURL(join(entry.parentPath, entry.name)).href)
    .sort();
  return new Map(
    names.map((href) => [href.slice(folder.href.length), readFileSync(new URL(href), 'utf8')]),
  );
}

export const idsOf = (page: string): string[] =>
  [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? '');

/** Every address that a page names, entities resolved. */
export const addressesOf = (page: string): string[] =>
  [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map((match) =>
    (match[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );

/** What a script of data assigns. */
export const dataIn = (script: string): unknown => JSON.parse(script.replace(/^[^{]*|;\s*$/g, ''));

/** The language of a page; empty for one in both. */
export const languageOf = (path: string): string => /^(en|fr)\//.exec(path)?.[1] ?? '';

/** One page of each kind that a site has in a language; those in both count as English. */
export function onePerKind(files: ReadonlyMap<string, string>, language: string): string[] {
  const kinds = new Map<string, string>();
  for (const [path, page] of files) {
    const kind = /<body class="([^"]*)">/.exec(page)?.[1];
    if (kind && (languageOf(path) || 'en') === language) kinds.set(kind, path);
  }
  return [...kinds.values()];
}
