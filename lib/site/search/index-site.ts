import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Term } from '../../course/glossary.ts';
import { UserError } from '../../errors.ts';
import { type Language, languages } from '../../i18n.ts';
import { writeFile } from '../out-folder.ts';
import { type Found, recordOf } from './record.ts';
import { readPage } from './sections.ts';
import { synonymsOf } from './synonyms.ts';

/**
 * Writes the index of a built site's pages into its folder `pagefind/`: one for each language, the
 * same to the byte for the same pages. Returns how many results there are to find.
 */
export async function indexSite(site: URL, terms: readonly Term[]): Promise<number> {
  try {
    const { index, errors } = await createIndex({ keepIndexUrl: true });
    if (!index) throw new Error(errors.join(', '));
    const records = languages.flatMap((language) => [...recordsOf(site, language, terms)]);
    await Promise.all(records.map((record) => add(index, record)));
    await write(index, new URL('pagefind/', site));
    return records.length;
  } catch (error) {
    // Its program may be missing for this system, or be kept from running.
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError('search-index', { reason }, 1);
  } finally {
    await close();
  }
}

function* recordsOf(site: URL, language: Language, terms: readonly Term[]): Generator<Found> {
  const synonyms = synonymsOf(terms, language);
  for (const path of pagesIn(site, language)) {
    const page = readPage(readFileSync(new URL(path, site), 'utf8'), language);
    for (const section of page.sections) yield recordOf(page, section, path, language, synonyms);
  }
}

function pagesIn(site: URL, language: Language): string[] {
  return readdirSync(new URL(`${language}/`, site), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => `${language}/${path.replaceAll('\\', '/')}`)
    .sort();
}

async function add(index: PagefindIndex, record: Found): Promise<void> {
  const { errors } = await index.addHTMLFile(record);
  if (errors.length > 0) throw new Error(`${record.url}: ${errors.join(', ')}`);
}

/** What the site's own script loads; Pagefind's interfaces and spare parts stay out. */
const wanted =
  /^(?:pagefind\.js|pagefind-entry\.json|wasm\.(?!unknown)|(?:index|fragment)\/|.*\.pf_meta$)/;

async function write(index: PagefindIndex, folder: URL): Promise<void> {
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(errors.join(', '));
  rmSync(folder, { recursive: true, force: true });
  for (const { path, content } of files.filter(({ path }) => wanted.test(path))) {
    writeFile(new URL(path, folder), path.endsWith('.json') ? inOrder(content) : content);
  }
}

/** Pagefind names the languages in another order each time. */
function inOrder(json: Uint8Array): string {
  const entry = JSON.parse(Buffer.from(json).toString());
  const known = Object.entries(entry.languages).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ ...entry, languages: Object.fromEntries(known) });
}
