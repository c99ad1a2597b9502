import {
  fallback,
  type Language,
  languageName,
  type OwnLanguage,
  ownLanguages,
} from '../base/i18n.ts';
import { type KeyIn, words } from '../base/words.ts';
import type { Lesson } from '../course/lesson.ts';
import type { Section } from '../course/page.ts';
import type { Sources } from '../course/reference.ts';
import { type Content, type Html, html } from './html.ts';
import { renderInlines } from './inline.ts';
import type { LessonContext, PageContext } from './page-context.ts';
import {
  aboutPath,
  coursePath,
  dotnetPath,
  errorsPath,
  exercisesPath,
  glossaryPath,
  homePath,
  howToRunPath,
  instructorsPath,
  kitPath,
  programsPath,
  protocolPath,
  relativeLink,
} from './paths.ts';

/** A link that says whether it is to the current page. */
export function renderNavLink(from: string, to: string, text: Html | string): Html {
  const current = from === to && html` aria-current="page"`;
  return html`<a href="${relativeLink(from, to)}"${current}>${text}</a>`;
}

/** Every page that is not part of a lesson, at the foot of each. */
export function renderFootNav({ site, path, language }: PageContext): Html {
  const say = (key: KeyIn<'reference'>): string => words('reference', language, key);
  const pages: [to: string, text: string][] = [
    [homePath(language), say('nav.home')],
    [coursePath(language), say('nav.course')],
    [exercisesPath(language), say('nav.exercises')],
    [glossaryPath(language), words('site', language, 'glossary.title')],
    ...(site.errors ? [[errorsPath(language), say('nav.errors')] as [string, string]] : []),
    [programsPath(language), say('nav.programs')],
    [dotnetPath(language), say('nav.dotnet')],
    [howToRunPath(language), say('nav.run')],
    [kitPath(language), say('nav.kit')],
    [instructorsPath(language), say('nav.instructors')],
    [protocolPath(language), say('nav.protocol')],
    [aboutPath(language), say('nav.about')],
  ];
  return html`<nav aria-label="${say('nav.title')}">
<ul>
${pages.map(([to, text]) => html`<li>${renderNavLink(path, to, text)}</li>\n`)}</ul>
</nav>
`;
}

/** What begins a page: its title, and what it is about. */
export function renderTitle(title: string, summary: string): Html {
  return html`<header class="opening">
<h1>${title}</h1>
<p class="summary">${summary}</p>
</header>
`;
}

/** A text with its contents: beside it on wide screens, folded above it on narrow ones. */
export function renderArticle(
  context: PageContext,
  sections: readonly Pick<Section, 'id' | 'title'>[],
  opening: Content,
  body: Content,
  written: Language = context.language,
): Html {
  const titled = sections.filter(({ title }) => title.length > 0);
  const begin = beginArticle(context.language, written);
  if (titled.length < 2) return html`${begin}${opening}${body}</article>\n`;
  const title = words(
    'site',
    context.language,
    context.lesson ? 'lesson.contents' : 'kit.contents',
  );
  const list = html`<ol>
${titled.map((section) => html`<li><a href="#${section.id}">${renderInlines(section.title, context)}</a></li>\n`)}</ol>
`;
  return html`<nav class="contents wide" aria-label="${title}">
<p>${title}</p>
${list}</nav>
${begin}${opening}<details class="contents narrow"><summary>${title}</summary>
${list}</details>
${body}</article>
`;
}

/** How an article begins: one that is not in the reader's language says so. */
export function beginArticle(language: Language, written: Language): Html {
  const lang = langOf(language, written);
  return html`<article id="page_text" tabindex="-1"${lang}>\n${lang && renderUntranslated(language)}`;
}

/** The `lang` attribute of a text that is not in the language of its page. */
export const langOf = (language: Language, written: Language): Html | null =>
  written === language ? null : html` lang="${written}"`;

/** Why a page is in English: a language that is only data has none yet. */
function renderUntranslated(language: Language): Html {
  const text = words('page-status', language, 'missing', { language: languageName(language) });
  return html`<div class="callout note" role="note" lang="${language}">\n<p>${text}</p>\n</div>\n`;
}

export type Direction = 'previous' | 'next';

type Around<Item> = {
  items: readonly Item[];
  /** Where the page itself is among them. */
  at: number;
  pathOf: (item: Item) => string;
  textOf: (item: Item, direction: Direction) => Html;
};

/** Links to what comes before and after a page, if anything does. */
export function renderNeighbours<Item>(
  path: string,
  label: string,
  { items, at, pathOf, textOf }: Around<Item>,
): Html | null {
  const link = (direction: Direction, rel: 'prev' | 'next', item: Item | undefined): Html | null =>
    item === undefined
      ? null
      : html`<a rel="${rel}" href="${relativeLink(path, pathOf(item))}">${textOf(item, direction)}</a>\n`;
  const links = [link('previous', 'prev', items[at - 1]), link('next', 'next', items[at + 1])];
  if (links.every((part) => part === null)) return null;
  return html`<nav class="neighbours" aria-label="${label}">\n${links}</nav>\n`;
}

/** How long a lesson takes. */
export function lessonTime({ manifest }: Lesson, language: Language): string {
  const { read, exercises } = manifest.minutes;
  const reading = words('site', language, 'lesson.read', { minutes: read });
  if (exercises === 0) return reading;
  return `${reading} · ${words('site', language, 'lesson.exercises', { minutes: exercises })}`;
}

/** How long an exercise takes, and how hard it is. */
export function exerciseFacts({ manifest }: Lesson, slug: string, language: Language): Html | null {
  const { minutes, level } = manifest.exercises.find((each) => each.slug === slug) ?? {};
  if (!minutes || !level) return null;
  const dots = '●'.repeat(level) + '○'.repeat(3 - level);
  return html`${words('exercises', language, 'minutes', { minutes })} · <span aria-hidden="true">${dots}</span> ${words('exercises', language, `level.${level}`)}`;
}

/** The language of an article's title: the reader's, if it has one in it. */
export const ownTitle = (title: Sources[string]['title'], language: Language): OwnLanguage =>
  ownLanguages.find((own) => own === language && title[own] !== undefined) ??
  ownLanguages.find((own) => title[own] !== undefined) ??
  fallback;

/** The articles that a lesson reworks. */
export function renderSources({ site, language, lesson, id }: LessonContext): Html | null {
  const sources = lesson.manifest.sources.flatMap((file) => site.sources[file] ?? []);
  if (sources.length === 0) return null;
  const items = sources.map(({ title, url, license }) => {
    const own = ownTitle(title, language);
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
