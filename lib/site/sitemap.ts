import { isLanguage, type Language, languages } from '../base/i18n.ts';
import { type Html, html } from '../html/html.ts';
import type { Site, SiteFile } from '../html/page-context.ts';
import { absoluteLink, inLanguage, lessonPath } from '../html/paths.ts';
import { pagesOf } from './pages.ts';

/** What search engines are told: every page that should be found, with its twin. */
export function* sitemapOf(site: Site): Generator<SiteFile> {
  const { base } = site;
  // Addresses there have to be whole.
  if (!base) return;
  const paths = Array.from(pagesOf(site), ([path]) => path).filter(isListed);
  yield ['sitemap.xml', () => renderSitemap(paths, base, changesOf(site))];
  yield [
    'robots.txt',
    () => `User-agent: *\nAllow: /\nSitemap: ${absoluteLink(base, 'sitemap.xml')}\n`,
  ];
}

/** Page-not-found pages, slides, their notes and solutions are not meant to be found by search. */
function isListed(path: string): boolean {
  return !/(^|\/)(404|notes|solution)\.html$|\/slides\//.test(path);
}

/** The day of the last change of each lesson's page, by its path. */
function changesOf({ lessons, changed }: Site): Map<string, string> {
  const days = lessons.flatMap(({ slug, pages }) =>
    languages.flatMap((language): [string, string][] => {
      const day = changed.get(pages[language].file);
      return day === undefined ? [] : [[lessonPath(language, slug), day]];
    }),
  );
  return new Map(days);
}

function renderSitemap(
  paths: readonly string[],
  base: URL,
  changed: ReadonlyMap<string, string>,
): string {
  const alternate = (language: Language, path: string): Html =>
    html`<xhtml:link rel="alternate" hreflang="${language}" href="${absoluteLink(base, path)}"/>\n`;
  const entry = (path: string): Html => {
    const own = path.slice(0, path.indexOf('/'));
    const twins = isLanguage(own) ? languages : [];
    return html`<url>\n<loc>${absoluteLink(base, path)}</loc>\n${changed.has(path) && html`<lastmod>${changed.get(path)}</lastmod>\n`}${twins.map((language) => alternate(language, inLanguage(path, language)))}</url>\n`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
${html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${paths.map(entry)}</urlset>
`}`;
}
