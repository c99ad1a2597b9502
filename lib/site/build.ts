import { languages } from '../base/i18n.ts';
import { lessonsFolder } from '../course/catalogue.ts';
import { type Site, type SiteFile, type SiteOptions, writtenOf } from '../html/page-context.ts';
import { searchIndexPath, termsPath } from '../html/paths.ts';
import { chromiumOrThrow, printHandouts } from '../print/print-handout.ts';
import { archivesOf } from './archive.ts';
import { assetsOf, paperStyle } from './assets.ts';
import { makeCards } from './cards/cards.ts';
import { feedsOf } from './feed.ts';
import { replaceFolder, writeFile } from './out-folder.ts';
import { pagesOf } from './pages.ts';
import { readSite } from './read-site.ts';
import { searchFiles } from './search/index-file.ts';
import { sitemapOf } from './sitemap.ts';
import { termScript } from './term-file.ts';

export type BuildOptions = Partial<SiteOptions> & {
  /** The folder to fill; it is emptied first if it holds a site. */
  out: URL;
  /** Default: the repository's. */
  lessons?: URL;
};

/** Reads the lessons, draws every page and writes it. Returns how many pages the site has. */
export async function buildSite(options: BuildOptions): Promise<number> {
  const { out, lessons = lessonsFolder, ...wishes } = options;
  const site = readSite(lessons, wishes);
  if (site.handouts) chromiumOrThrow();
  let count = 0;
  await replaceFolder(out, async (stage) => {
    const write = (path: string, content: string | Uint8Array): void =>
      writeFile(new URL(path, stage), content);
    for (const [path, draw] of pagesOf(site)) {
      write(path, draw());
      count += 1;
    }
    for (const [path, make] of otherFilesOf(site)) write(path, make());
    for (const [path, png] of await makeCards(site)) write(path, png);
    if (!site.handouts) return;
    for (const [path, pdf] of await printHandouts(site, paperStyle())) write(path, pdf);
  });
  return count;
}

/** Everything that is not a page: styles, scripts, archives, what search engines read. */
export function* otherFilesOf(site: Site): Generator<SiteFile> {
  yield* assetsOf();
  yield* archivesOf(writtenOf(site));
  yield* sitemapOf(site);
  yield* feedsOf(site);
  for (const language of languages) {
    yield [termsPath(language), () => termScript(site, language)];
    // The search page asks for its index in any case, and says what to do when it is empty.
    if (site.search) yield* searchFiles(() => site, language);
    else yield [searchIndexPath(language), () => ''];
  }
}
