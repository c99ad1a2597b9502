import { setFlagsFromString } from 'node:v8';
import { languages } from '../base/i18n.ts';
import { keepColours, recallColours } from '../html/colours.ts';
import { type Site, writtenOf } from '../html/site.ts';
import { chromiumOrThrow, printHandouts } from '../print/print-handout.ts';
import { archivesOf } from './archive.ts';
import { assetsOf } from './assets.ts';
import type { Built } from './last-build.ts';
import { replaceFolder, writeFile } from './out-folder.ts';
import { type Drawing, pagesOf } from './pages.ts';
import { readSite } from './read-site.ts';
import { PageIndex } from './search/page-index.ts';
import { sitemapOf } from './sitemap.ts';
import { Writer } from './writer.ts';

export type WriteOptions = {
  out: URL;
  base: URL | null;
  edit: URL | null;
  lessons: URL;
  search: boolean;
  instructor: boolean;
  handouts: boolean;
  cache: URL | null;
};

/**
 * Reads the lessons, draws every page, writes them, and counts what was written.
 *
 * A page drawn is soon garbage. V8 would let it pile up to several times what is in use before it
 * collects; from half as much again it does so now, which takes no more time: `npm run bench -- docs`.
 */
export async function writeSite(options: WriteOptions): Promise<Built> {
  setFlagsFromString('--heap-growing-percent=50');
  const { out, base, edit, lessons, search, instructor, handouts, cache } = options;
  const site = readSite(lessons, base, edit, instructor, handouts);
  if (handouts) chromiumOrThrow();
  const colours = cache && new URL('colours.json', cache);
  if (colours) recallColours(colours);
  let count = 0;
  const files = await replaceFolder(out, async (stage) => {
    await using writer = new Writer();
    const indexes = languages.map((language) => new PageIndex(language, site));
    for (const [path, draw] of pagesOf(site)) {
      const page = draw();
      writer.write(new URL(path, stage), page);
      if (search) for (const index of indexes) index.add(path, String(page));
      count += 1;
    }
    for (const [path, draw] of otherFilesOf(site)) writer.write(new URL(path, stage), draw());
    for (const index of indexes) {
      // The page asks for it in any case, and says what to do when it is empty.
      writer.write(new URL(index.path, stage), search ? index.script() : '');
    }
    await writer.finish();
    if (!handouts) return;
    for (const [path, pdf] of await printHandouts(site)) writeFile(new URL(path, stage), pdf);
  });
  if (colours) keepColours(colours);
  const written = files.filter(([path]) => path.endsWith('.html')).length;
  if (written !== count) throw new Error(`${count} pages were drawn, ${written} were written`);
  return { count, files };
}

/** Everything that is not a page: styles, scripts, archives, what search engines read. */
export function* otherFilesOf(site: Site): Generator<Drawing> {
  yield* assetsOf();
  yield* archivesOf(writtenOf(site));
  yield* sitemapOf(site);
}
