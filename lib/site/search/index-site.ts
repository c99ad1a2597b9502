import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createIndex, type PagefindIndex } from 'pagefind';
import { lessonsFolder, listLessons } from '../../course/catalogue.ts';
import { loadGlossary } from '../../course/glossary.ts';
import { type Language, languages } from '../../i18n.ts';
import { recordOf } from './record.ts';
import { readPage } from './sections.ts';
import { synonymsOf } from './synonyms.ts';

/** What the site's own script loads; Pagefind's interfaces and spare parts stay out. */
const wanted =
  /^(?:pagefind\.js|pagefind-entry\.json|wasm\.(?!unknown)|(?:index|fragment)\/|.*\.pf_meta$)/;

/** Writes the index of a built site's pages into `pagefind/`. Returns how many results there are. */
export async function indexSite(out: URL, lessons: URL = lessonsFolder): Promise<number> {
  const terms = loadGlossary(listLessons(lessons));
  const { index, errors } = await createIndex({ keepIndexUrl: true });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join(', ')}`);
  let count = 0;
  try {
    for (const language of languages) {
      const synonyms = synonymsOf(terms, language);
      for (const path of pagesIn(out, language)) {
        const page = readPage(readFileSync(new URL(path, out), 'utf8'), language);
        for (const section of page.sections) {
          const url = section.id === '' ? path : `${path}#${section.id}`;
          await add(index, url, recordOf(page, section, url, language, synonyms));
          count += 1;
        }
      }
    }
    await write(index, new URL('pagefind/', out));
  } finally {
    await index.deleteIndex();
  }
  return count;
}

function pagesIn(out: URL, language: Language): string[] {
  return readdirSync(new URL(`${language}/`, out), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => `${language}/${path.replaceAll('\\', '/')}`)
    .sort();
}

async function add(index: PagefindIndex, url: string, content: string): Promise<void> {
  const { errors } = await index.addHTMLFile({ url, content });
  if (errors.length > 0) throw new Error(`Pagefind does not take ${url}: ${errors.join(', ')}`);
}

async function write(index: PagefindIndex, folder: URL): Promise<void> {
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind made no index: ${errors.join(', ')}`);
  rmSync(folder, { recursive: true, force: true });
  for (const { path, content } of files.filter(({ path }) => wanted.test(path))) {
    const file = new URL(path, folder);
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, content);
  }
}
