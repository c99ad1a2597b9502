import { posix } from 'node:path';
import type { Language } from '../base/i18n.ts';
import { absoluteLink, homePath, lessonPath } from '../html/paths.ts';
import type { Site } from '../html/site.ts';

/**
 * A lesson's HTML among those of others in one document: its ids begin with its name, its links to
 * lessons lead there, others to the published site. Where that is not known, they are no links.
 */
export function joinLinks(
  text: string,
  slug: string,
  { lessons, base }: Site,
  language: Language,
): string {
  const path = lessonPath(language, slug);
  const slugs = new Map(lessons.map((lesson) => [lessonPath(language, lesson.slug), lesson.slug]));
  const address = (href: string): string | null => {
    if (/^[a-z]+:/.test(href)) return href;
    const [file = '', anchor] = href.split('#');
    const target = file === '' ? path : posix.join(posix.dirname(path), file);
    const lesson = slugs.get(target);
    // How diagrams are read is said in the handout itself.
    if (target === homePath(language) && anchor === 'wire') return '#wire';
    if (lesson !== undefined) return `#${anchor ? `${lesson}_${anchor}` : lesson}`;
    return base && absoluteLink(base, target) + (anchor ? `#${anchor}` : '');
  };
  const named = (ids: string): string => ids.replace(/[^ ]+/g, `${slug}_$&`);
  return text
    .replace(/ (id|for|aria-[a-z]+by)="([^"]*)"/g, (_, name, ids) => ` ${name}="${named(ids)}"`)
    .replace(/url\(#([^)]+)\)/g, (_, id) => `url(#${named(id)})`)
    .replace(/(<a\b[^>]*?) href="([^"]*)"/g, (_, start, href) => {
      const to = address(href);
      return to === null ? start : `${start} href="${to}"`;
    });
}
