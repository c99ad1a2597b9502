import { languages } from '../base/i18n.ts';
import { lessonsFolder } from '../course/catalogue.ts';
import { type Site, type SiteFile, writtenOf } from '../html/page-context.ts';
import { searchIndexPath } from '../html/paths.ts';
import { chromiumOrThrow, printHandouts } from '../print/print-handout.ts';
import { archivesOf } from './archive.ts';
import { assetsOf, styleSheet } from './assets.ts';
import { replaceFolder, writeFile } from './out-folder.ts';
import { pagesOf } from './pages.ts';
import { readSite } from './read-site.ts';
import { indexScript } from './search/index-file.ts';
import { sitemapOf } from './sitemap.ts';

export type BuildOptions = {
  /** The folder to fill; it is emptied first if it holds a site. */
  out: URL;
  base: URL | null;
  /** Where the repository's files are edited; pages have no link without it. */
  edit?: URL | null;
  /** Default: the repository's. */
  lessons?: URL;
  /** Whether to make the index of the search page; default: no. */
  search?: boolean;
  /** Whether slides have speaker notes, with what is for the instructor; default: no. */
  instructor?: boolean;
  /** Whether each language has a handout, which Chromium prints; default: no. */
  handouts?: boolean;
};

/** Reads the lessons, draws every page and writes it. Returns how many pages the site has. */
export async function buildSite(options: BuildOptions): Promise<number> {
  const { out, base, edit, lessons = lessonsFolder, search, instructor, handouts } = options;
  const site = readSite(lessons, base, edit, instructor, handouts);
  if (handouts) chromiumOrThrow();
  let count = 0;
  await replaceFolder(out, async (stage) => {
    const write = (path: string, content: string | Uint8Array): void =>
      writeFile(new URL(path, stage), content);
    for (const [path, draw] of pagesOf(site)) {
      write(path, draw());
      count += 1;
    }
    for (const [path, draw] of otherFilesOf(site)) write(path, draw());
    for (const language of languages) {
      // The search page asks for its index in any case, and says what to do when it is empty.
      write(searchIndexPath(language), search ? indexScript(site, language) : '');
    }
    if (!handouts) return;
    for (const [path, pdf] of await printHandouts(site, styleSheet('site.css'))) write(path, pdf);
  });
  return count;
}

/** Everything that is not a page: styles, scripts, archives, what search engines read. */
export function* otherFilesOf(site: Site): Generator<SiteFile> {
  yield* assetsOf();
  yield* archivesOf(writtenOf(site));
  yield* sitemapOf(site);
}
