import { words } from '../base/words.ts';
import type { Block } from '../course/blocks.ts';
import { lessonNumber } from '../course/catalogue.ts';
import { renderBlock } from '../html/blocks.ts';
import { type Html, html } from '../html/html.ts';
import { renderInlines } from '../html/inline.ts';
import type { LessonContext } from '../html/page-context.ts';
import { lessonTime } from '../html/page-parts.ts';
import {
  type DeckLength,
  glossaryPath,
  lessonPath,
  relativeLink,
  slidesPath,
} from '../html/paths.ts';
import { hasShortDeck } from './deck.ts';

export const [titleId, endId] = ['page_title', 'page_end'];

/** Minutes that the short deck is made for. */
export const shortMinutes = 30;

/** The first slide: which lesson, how long, and the terms it teaches. */
export function renderTitleSlide(context: LessonContext, title: Html, length: DeckLength): Html {
  const { site, lesson, language, path } = context;
  const { front } = lesson.pages[language];
  const facts =
    length === 'long'
      ? lessonTime(lesson, language)
      : words('slides', language, 'essential', { minutes: shortMinutes });
  const glossary = relativeLink(path, glossaryPath(language));
  const terms = site.terms.filter((term) => term.lesson.id === lesson.id);
  const concepts = terms.map(
    (term) => html`<li><a href="${glossary}#${term.id}">${term.words[language].term}</a></li>\n`,
  );
  return html`<section class="slide title" id="${titleId}">
<p class="number">${words('site', language, 'lesson.number', { number: lessonNumber(lesson) })}</p>
${title}
<p class="claim">${front.summary}</p>
<p class="facts">${facts}</p>
${
  concepts.length > 0 &&
  html`<p class="voice">${words('slides', language, 'concepts')}</p>
<ul class="concepts">
${concepts}</ul>
`
}<p class="keys">${words('slides', language, 'keys')}</p>
</section>
`;
}

/** The last slide: the lesson's goals, reached now, or else its sections; and where to go on. */
export function renderEndSlide(context: LessonContext, length: DeckLength): Html {
  const { site, lesson, language, path } = context;
  const next = site.lessons[site.lessons.indexOf(lesson) + 1];
  const link = (to: string, text: string): Html =>
    html`<a href="${relativeLink(path, to)}">${text}</a>`;
  const goals = goalsOf(context);
  return html`<section class="slide end" id="${endId}">
<h2>${words('slides', language, goals ? 'learned' : 'met')}</h2>
<div class="shown"><div class="fit">
${goals ? renderBlock(goals, context) : renderSections(context)}</div></div>
<p class="facts">${link(lessonPath(language, lesson.slug), words('slides', language, 'whole'))}</p>
${
  next &&
  html`<p class="onward">${words('slides', language, 'next')} ${link(slidesPath(language, next.slug, hasShortDeck(next) ? length : 'long'), next.pages[language].front.title)}</p>\n`
}</section>
`;
}

function goalsOf({ lesson, language }: LessonContext): Block | undefined {
  const goals = lesson.pages[language].sections.find(({ id }) => id === 'goals');
  return goals?.blocks.find(({ type }) => type === 'list');
}

function renderSections(context: LessonContext): Html {
  const { sections } = context.lesson.pages[context.language];
  const titled = sections.filter(({ title }) => title.length > 0);
  return html`<ul>
${titled.map(({ id, title }) => html`<li><a href="${context.addressOf(context.textPath, id)}">${renderInlines(title, context)}</a></li>\n`)}</ul>
`;
}
