import { words } from '../base/words.ts';
import { type Block, isPrompt, type Written, withoutPrompts } from '../course/blocks.ts';
import { renderBlocks } from '../html/blocks.ts';
import { renderThemeButton } from '../html/header.ts';
import { type Html, html } from '../html/html.ts';
import { renderDocument } from '../html/layout.ts';
import type { LessonContext } from '../html/page-context.ts';
import { langOf } from '../html/page-parts.ts';
import { type DeckLength, relativeLink } from '../html/paths.ts';
import { shortMinutes } from './ends.ts';
import {
  type Drawn,
  deckContext,
  drawSlides,
  renderScript,
  renderSlidesHead,
} from './slides-page.ts';

/** The speaker's page: this slide, the next one, what to say, and the time. */
export function renderNotes(folded: LessonContext, length: DeckLength): string {
  const context = deckContext(folded, length);
  const { lesson, language, path } = context;
  const name = lesson.pages[language].front.title;
  const title = words('slides', language, 'notes.title', { lesson: name });
  const slides = drawSlides(context, html`<p class="named">${name}</p>`, length).flat();
  return renderDocument({
    language,
    kind: 'notes',
    head: html`${renderSlidesHead(title, 'notes.description', context)}<link rel="stylesheet" href="${relativeLink(path, 'assets/notes.css')}">
${renderScript(context, length)}<script src="${relativeLink(path, 'assets/notes.js')}" defer blocking="render"></script>
`,
    body: html`${renderClock(context, length)}<main>
<h1 class="unseen">${title}</h1>
<p class="alone">${words('slides', language, 'notes.alone')}</p>
${slides.map((drawn) => renderLeaf(drawn, context))}<p class="over">${words('slides', language, 'notes.end')}</p>
</main>
`,
  });
}

function renderLeaf({ slide, notes }: Drawn, context: LessonContext): Html {
  return html`<div class="leaf">
<div class="view" inert>
${slide}</div>
<div class="say"${langOf(context.language, context.lesson.pages[context.language].language)}>
${renderSaid(notes, context)}</div>
</div>
`;
}

/** What is only for the speaker comes first. Some of it is on the slide, too, with the same ids. */
function renderSaid(notes: readonly Written[], context: LessonContext): Html {
  const spoken = { ...context, id: (name: string) => `${name}_said` };
  const prompts = notes.filter(isPrompt).flatMap(({ children }) => children);
  const part = (key: 'prompt' | 'said', blocks: readonly Block[]): Html | null =>
    blocks.length === 0
      ? null
      : html`<div class="${key}">
<p class="voice">${words('slides', context.language, `notes.${key}`)}</p>
${renderBlocks(blocks, spoken)}</div>
`;
  return html`${part('prompt', prompts)}${part('said', withoutPrompts(notes))}`;
}

function renderClock({ lesson, language }: LessonContext, length: DeckLength): Html {
  const { read, exercises } = lesson.manifest.minutes;
  const minutes = length === 'long' ? read : shortMinutes;
  const say = (key: 'start' | 'pause' | 'reset'): string =>
    words('slides', language, `notes.${key}`);
  return html`<header class="bar">
<p class="clock" data-minutes="${minutes}"><span class="voice">${words('slides', language, 'notes.clock')}</span> <time id="notes_time">00:00</time> <span>${words('slides', language, 'notes.of', { minutes })}${
    exercises > 0 && html`, ${words('slides', language, 'notes.exercises', { minutes: exercises })}`
  }</span></p>
<nav aria-label="${words('slides', language, 'tools')}">
<button type="button" id="notes_run" data-start="${say('start')}" data-pause="${say('pause')}">${say('start')}</button>
<button type="button" id="notes_reset">${say('reset')}</button>
<button type="button" id="notes_back" title="${words('slides', language, 'back')}" aria-label="${words('slides', language, 'back')}">←</button>
<span id="notes_place"></span>
<button type="button" id="notes_on" title="${words('slides', language, 'on')}" aria-label="${words('slides', language, 'on')}">→</button>
${renderThemeButton(language)}</nav>
<progress id="notes_pace" max="1" value="0" aria-label="${words('slides', language, 'notes.clock')}"></progress>
</header>
`;
}
