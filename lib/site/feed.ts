import { type Language, languages } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { type Html, html } from '../html/html.ts';
import type { Site, SiteFile } from '../html/page-context.ts';
import { absoluteLink, feedPath, homePath, lessonPath } from '../html/paths.ts';

/**
 * A feed in each language: the lessons, with the day of their last change. It needs whole addresses
 * and those days; a site without either has none.
 */
export function* feedsOf(site: Site): Generator<SiteFile> {
  const { base } = site;
  if (!base) return;
  for (const language of languages) {
    if (!hasFeed(site, language)) continue;
    yield [feedPath(language), () => renderFeed(entriesOf(site, language), language, base)];
  }
}

/** Whether the site has a feed in a language. */
export const hasFeed = (site: Site, language: Language): boolean =>
  site.base !== null && entriesOf(site, language).length > 0;

type FeedEntry = { path: string; title: string; summary: string; day: string };

/** The lessons, the one that changed last first. */
function entriesOf({ lessons, changed }: Site, language: Language): FeedEntry[] {
  return lessons
    .flatMap(({ slug, pages }): FeedEntry[] => {
      const { front, file } = pages[language];
      const day = changed.get(file);
      if (day === undefined) return [];
      return [
        { path: lessonPath(language, slug), title: front.title, summary: front.summary, day },
      ];
    })
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

const instant = (day: string): string => `${day}T00:00:00Z`;

function renderFeed(entries: readonly FeedEntry[], language: Language, base: URL): string {
  const to = (path: string): string => absoluteLink(base, path);
  const name = words('site', language, 'site.name');
  const latest = entries[0]?.day ?? '';
  const entry = ({ path, title, summary, day }: FeedEntry): Html => html`<entry>
<id>${to(path)}</id>
<title>${title}</title>
<link href="${to(path)}"/>
<updated>${instant(day)}</updated>
<summary>${summary}</summary>
</entry>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>
${html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${to(homePath(language))}</id>
<title>${name}</title>
<subtitle>${words('site', language, 'home.what')}</subtitle>
<link href="${to(homePath(language))}"/>
<link rel="self" href="${to(feedPath(language))}"/>
<updated>${instant(latest)}</updated>
<author><name>${name}</name></author>
${entries.map(entry)}</feed>
`}`;
}
