import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeFile } from '../out-folder.ts';
import { indexSite } from '../search/index-site.ts';
import type { Site } from '../site.ts';

/** The files of the search index, by their paths in the site; made in a folder that is gone after. */
export async function makeIndex(
  pages: Iterable<readonly [path: string, content: string | Uint8Array]>,
  terms: Site['terms'],
): Promise<Map<string, Uint8Array>> {
  const folder = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'workbook-index-'))}/`);
  try {
    for (const [path, content] of pages) writeFile(new URL(path, folder), content);
    await indexSite(folder, terms);
    const names = readdirSync(new URL('pagefind/', folder), {
      recursive: true,
      withFileTypes: true,
    });
    const files = names.filter((entry) => entry.isFile());
    return new Map(
      files.map(({ parentPath, name }) => {
        const file = pathToFileURL(join(parentPath, name));
        return [file.href.slice(folder.href.length), readFileSync(file)];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
