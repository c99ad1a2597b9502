import type { Language } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import type { Lesson } from '../course/lesson.ts';
import { type Html, html } from './html.ts';
import type { LessonContext } from './page-context.ts';
import { otherLanguage } from './site.ts';

/** How long a lesson takes. */
export function lessonTime({ manifest }: Lesson, language: Language): string {
  const { read, exercises } = manifest.minutes;
  const reading = words('site', language, 'lesson.read', { minutes: read });
  if (exercises === 0) return reading;
  return `${reading} · ${words('site', language, 'lesson.exercises', { minutes: exercises })}`;
}

/** The articles that a lesson reworks. */
export function renderSources({ site, language, lesson, id }: LessonContext): Html | null {
  const sources = lesson.manifest.sources.flatMap((file) => site.sources[file] ?? []);
  if (sources.length === 0) return null;
  const items = sources.map(({ title, url, license }) => {
    const own = title[language] === undefined ? otherLanguage(language) : language;
    return html`<li><a href="${url}" lang="${own}" hreflang="${own}">${title[own]}</a> (${license})</li>\n`;
  });
  return html`<section class="sources" aria-labelledby="${id('page_sources')}">
<h2 id="${id('page_sources')}">${words('site', language, 'lesson.sources')}</h2>
<p>${words('site', language, 'lesson.sourcesSay')}</p>
<ul>
${items}</ul>
</section>
`;
}
