import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A new folder for a site, removed when the test ends. */
export function siteFolder(): { url: URL; [Symbol.dispose]: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  return {
    url: pathToFileURL(`${folder}/`),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

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
