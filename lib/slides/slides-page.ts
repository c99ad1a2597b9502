import { languageName, nextLanguage } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import type { Run, Written } from '../course/blocks.ts';
import { lessonNumber } from '../course/catalogue.ts';
import { renderThemeButton } from '../html/header.ts';
import { type Html, html } from '../html/html.ts';
import { renderDocument, renderHead } from '../html/layout.ts';
import type { LessonContext } from '../html/page-context.ts';
import { langOf } from '../html/page-parts.ts';
import {
  absoluteLink,
  type DeckLength,
  inLanguage,
  lessonPath,
  notesPath,
  relativeLink,
  slidesPath,
} from '../html/paths.ts';
import { recordingOf } from '../html/run.ts';
import { conversation } from '../wire/conversation.ts';
import { hasShortDeck, type Slide, slidesOf } from './deck.ts';
import { endId, renderEndSlide, renderTitleSlide, titleId } from './ends.ts';
import { renderSlide } from './slide.ts';

/** A slide drawn, with what is said to it. */
export type Drawn = { id: string; slide: Html; notes: readonly Written[] };

/** A lesson for a room: the same source as its page, a slide at a time. */
export function renderSlides(folded: LessonContext, length: DeckLength): string {
  const context = deckContext(folded, length);
  const { lesson, language, path } = context;
  const name = lesson.pages[language].front.title;
  const title = words('slides', language, `title.${length}`, { lesson: name });
  const stacks = drawSlides(context, html`<h1>${name}</h1>`, length);
  return renderDocument({
    language,
    kind: 'deck',
    head: html`${renderSlidesHead(title, 'description', context)}<script src="${relativeLink(path, 'assets/reveal/reveal.js')}" defer blocking="render"></script>
${renderScript(context, length)}`,
    body: html`${renderBar(context, length)}<main>
<div class="reveal"><div class="slides"${langOf(language, lesson.pages[language].language)}>
${stacks.map((stack) => html`<section>\n${stack.map(({ slide }) => slide)}</section>\n`)}</div></div>
</main>
`,
  });
}

/** What a deck's text links to: its own slides; not all of them are in the short one. */
export function deckContext(context: LessonContext, length: DeckLength): LessonContext {
  const { language, lesson } = context;
  const textPath = length === 'long' ? context.textPath : lessonPath(language, lesson.slug);
  return { ...context, textPath, unfolded: true };
}

/** Every slide of a lesson, section by section; `title` is how the first names the lesson. */
export function drawSlides(context: LessonContext, title: Html, length: DeckLength): Drawn[][] {
  const { lesson, language } = context;
  const { sections } = lesson.pages[language].written;
  const hasWire = ({ programs }: Run): boolean =>
    conversation(recordingOf(programs, context)?.wire ?? []).length > 0;
  const draw = (slide: Slide, above: Slide['title']): Drawn => ({
    id: slide.id,
    slide: renderSlide(slide, above, context),
    notes: slide.notes,
  });
  const opening = sections.find(({ title }) => title.length === 0);
  return [
    [
      {
        id: titleId,
        slide: renderTitleSlide(context, title, length),
        notes: opening?.blocks ?? [],
      },
    ],
    ...sections
      .filter((section) => section !== opening)
      .map((section) =>
        slidesOf(section, hasWire, length).map((slide) => draw(slide, section.title)),
      )
      .filter((stack) => stack.length > 0),
    [{ id: endId, slide: renderEndSlide(context, length), notes: [] }],
  ];
}

/** The head of the slides and of their notes: not for search engines, which find the lesson. */
export function renderSlidesHead(
  title: string,
  description: 'description' | 'notes.description',
  { site, lesson, language, path }: LessonContext,
): Html {
  const own = lessonPath(language, lesson.slug);
  const canonical = site.base ? absoluteLink(site.base, own) : relativeLink(path, own);
  const said = words('slides', language, description, {
    lesson: lesson.pages[language].front.title,
  });
  return html`${renderHead(title, path, said, { style: 'slides.css' })}<meta name="robots" content="noindex">
<link rel="canonical" href="${canonical}">
`;
}

/**
 * The script with what it needs to know: who listens to it, and where the notes are, if anywhere.
 */
export function renderScript(
  { site, lesson, language, path }: LessonContext,
  length: DeckLength,
): Html {
  const { slug } = lesson;
  const address = relativeLink(path, notesPath(language, slug, length));
  const notes = site.instructor && html` data-notes="${address}"`;
  return html`<script src="${relativeLink(path, 'assets/slides.js')}" defer blocking="render" data-channel="${length}/${lesson.id}"${notes}></script>\n`;
}

const icon = (path: string): Html =>
  html`<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="${path}"/></svg>`;

/** Where you are and what else there is, in quiet letters below the slides. */
function renderBar({ site, lesson, language, path }: LessonContext, length: DeckLength): Html {
  const other = nextLanguage(language);
  const otherLength = length === 'long' ? 'short' : 'long';
  const otherDeck = relativeLink(path, slidesPath(language, lesson.slug, otherLength));
  const { title } = lesson.pages[language].front;
  const button = (id: string, sign: Html | string, name: string): Html =>
    html`<button type="button" id="${id}" title="${name}" aria-label="${name}">${sign}</button>\n`;
  return html`<header class="bar">
<a id="deck_lesson" href="${relativeLink(path, lessonPath(language, lesson.slug))}">${words('slides', language, 'lesson', { number: lessonNumber(lesson), title })}</a>
<nav aria-label="${words('slides', language, 'tools')}">
<span id="deck_tools" hidden>
${site.instructor && button('deck_notes', icon('M2 3h12M2 8h12M2 13h7'), words('slides', language, 'notes.open'))}${button('deck_overview', icon('M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z'), words('slides', language, 'overview'))}${button('deck_screen', icon('M6 2H2v4M10 2h4v4M2 10v4h4M14 10v4h-4'), words('slides', language, 'screen'))}${button('deck_back', '←', words('slides', language, 'back'))}<span id="deck_place"></span>
${button('deck_on', '→', words('slides', language, 'on'))}</span>
${hasShortDeck(lesson) && html`<a id="deck_length" href="${otherDeck}">${words('slides', language, `switch.${otherLength}`)}</a>\n`}<a id="deck_switch" href="${relativeLink(path, inLanguage(path, other))}" lang="${other}" hreflang="${other}">${languageName(other)}</a>
${renderThemeButton(language)}</nav>
</header>
`;
}
