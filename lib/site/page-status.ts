import { sectionStates } from '../authoring/translation.ts';
import { type Language, nameIn, otherLanguage } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import { plainText } from '../course/blocks.ts';
import type { Lesson } from '../course/lesson.ts';
import type { Section } from '../course/page.ts';
import { type Html, html } from '../html/html.ts';
import type { LessonContext } from '../html/page-context.ts';
import { inLanguage, lessonPath, relativeLink } from '../html/paths.ts';

/**
 * The English sections that a language's page does not follow; null when nobody has ever said that it
 * does.
 */
function behind(lesson: Lesson, language: Language): Section[] | null {
  const { pages } = lesson;
  if (Object.keys(pages[language].front.translates).length === 0) return null;
  const states = sectionStates(lesson, language).filter(({ state }) => /stale|new/.test(state));
  return pages.en.sections.filter(({ id }) => states.some((section) => section.id === id));
}

/**
 * At the top of a translation: which sections are behind the English text, and where they are. With
 * `only`, of one section.
 */
export function renderBehind(
  { language, path, lesson }: LessonContext,
  only?: string,
): Html | null {
  if (language === 'en') return null;
  const late = (behind(lesson, language) ?? []).filter(
    ({ id }) => only === undefined || id === only,
  );
  if (late.length === 0) return null;
  const address = (to: Language): string => relativeLink(path, lessonPath(to, lesson.slug));
  const say = (key: 'behind' | 'behindSay' | 'opening', to: Language = language): string =>
    words('page-status', to, key);
  const items = late.map(({ id, title }) => {
    const anchor = title.length > 0 ? `#${id}` : '';
    const own = lesson.pages[language].sections.find((section) => section.id === id)?.title ?? [];
    return html`<li><a href="${address(language)}${anchor}">${plainText(own) || say('opening')}</a> (<a href="${address('en')}${anchor}" lang="en" hreflang="en">${plainText(title) || say('opening', 'en')}</a>)</li>\n`;
  });
  return html`<div class="callout warning" role="note">
<p class="voice">${say('behind')}</p>
<p>${say('behindSay')}</p>
<ul>
${items}</ul>
</div>
`;
}

/** At the top of a lesson that is not finished: what it was made of, and what is missing. */
export function renderDraft({ language, lesson }: LessonContext): Html | null {
  const { draft } = lesson.manifest;
  if (!draft) return null;
  const say = (key: 'draft' | 'draftSay' | 'untranslated', params = {}): string =>
    words('page-status', language, key, params);
  const files = draft.articles.map(({ file, date }) =>
    date === '' ? file : `${file} (${articleDay(date, language)})`,
  );
  const toTranslate = draft.untranslated === language;
  return html`<div class="callout warning" role="note">
<p class="voice">${say('draft')}</p>
<p>${say('draftSay', { files: files.join(', '), licence: draft.licence, count: draft.programs })}</p>
${toTranslate && html`<p>${say('untranslated')}</p>\n`}</div>
`;
}

/** At the foot of a page: its last change, the state of its translation, where to edit it. */
export function renderStatus(context: LessonContext): Html | null {
  const { site, language, path, lesson } = context;
  const { file } = lesson.pages[language];
  const day = site.changed.get(file);
  const other = otherLanguage(language);
  const sections = behind(lesson, language === 'en' ? other : language);
  const twin = html`<a href="${relativeLink(path, inLanguage(path, other))}" hreflang="${other}">${words('page-status', language, sections?.length === 0 ? 'same' : 'differs', { language: nameIn(language, other) })}</a>`;
  const parts = [
    day &&
      html`<time datetime="${day}">${words('page-status', language, 'changed', { date: dayText(day, language) })}</time>`,
    sections && twin,
    site.edit &&
      html`<a href="${new URL(file, site.edit).href}">${words('page-status', language, 'edit')}</a>`,
  ].filter((part) => part instanceof Object);
  if (parts.length === 0) return null;
  return html`<p class="facts standing">${parts.map((part, index) => [index > 0 && ' · ', part])}</p>\n`;
}

/** An article has its month first, `03/30/2017`. */
function articleDay(date: string, language: Language): string {
  const [, month, day, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(date) ?? [];
  return year === undefined ? date : dayText(`${year}-${month}-${day}`, language);
}

/** `June 3, 2025`, « 3 juin 2025 », « 1er juin 2025 ». */
export function dayText(day: string, language: Language): string {
  const text = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const said = text.format(new Date(day));
  return language === 'fr' ? said.replace(/^1 /, '1er ') : said;
}
