import type { Language } from '../base/i18n.ts';
import type { Block } from '../course/blocks.ts';
import type { Lesson } from '../course/lesson.ts';
import { renderBlocks } from '../html/blocks.ts';
import { type Html, html, renameIds } from '../html/html.ts';
import { renderThemeButton } from '../html/layout.ts';
import { lessonScene } from '../html/page-context.ts';
import { notesPath, relativeLink } from '../html/paths.ts';
import type { LessonScene, Site } from '../html/site.ts';
import { type Drawn, drawSlides, renderScript, renderSlidesHead } from './slides-page.ts';
import { words } from './words.ts';

/** The speaker's page: this slide, the next one, what to say, and the time. */
export function renderNotes(site: Site, lesson: Lesson, language: Language): string {
  const path = notesPath(language, lesson.slug);
  const scene = { ...lessonScene(site, lesson, language, path), unfolded: true };
  const name = lesson.pages[language].front.title;
  const title = words(language, 'notes.title', { lesson: name });
  const slides = drawSlides(scene, html`<p class="named">${name}</p>`).flat();
  return `<!DOCTYPE html>
${html`<html lang="${language}">
<head>
${renderSlidesHead(title, 'notes.description', scene)}<link rel="stylesheet" href="${relativeLink(path, 'assets/notes.css')}">
${renderScript(scene)}<script src="${relativeLink(path, 'assets/notes.js')}" defer blocking="render"></script>
</head>
<body class="notes">
${renderClock(scene)}<main>
<h1 class="unseen">${title}</h1>
<p class="alone">${words(language, 'notes.alone')}</p>
${slides.map((drawn) => renderLeaf(drawn, scene))}<p class="over">${words(language, 'notes.end')}</p>
</main>
</body>
</html>
`}`;
}

function renderLeaf({ slide, notes }: Drawn, scene: LessonScene): Html {
  return html`<div class="leaf">
<div class="view" inert>
${slide}</div>
<div class="say">
${renderSaid(notes, scene)}</div>
</div>
`;
}

/** What is only for the speaker comes first. */
function renderSaid(notes: readonly Block[], scene: LessonScene): Html {
  const prompts = notes.flatMap((block) =>
    block.type === 'callout' && block.kind === 'instructor' ? block.children : [],
  );
  const said = notes.filter((block) => block.type !== 'callout' || block.kind !== 'instructor');
  const part = (key: 'prompt' | 'said', blocks: readonly Block[]): Html | null =>
    blocks.length === 0
      ? null
      : html`<div class="${key}">
<p class="voice">${words(scene.language, `notes.${key}`)}</p>
${renameIds(renderBlocks(blocks, scene), '_said')}</div>
`;
  return html`${part('prompt', prompts)}${part('said', said)}`;
}

function renderClock({ lesson, language }: LessonScene): Html {
  const { read, exercises } = lesson.manifest.minutes;
  const say = (key: 'start' | 'pause' | 'reset'): string => words(language, `notes.${key}`);
  return html`<header class="bar">
<p class="clock" data-minutes="${read}"><span class="voice">${words(language, 'notes.clock')}</span> <time id="notes_time">00:00</time> <span>${words(language, 'notes.of', { minutes: read })}${
    exercises > 0 && html`, ${words(language, 'notes.exercises', { minutes: exercises })}`
  }</span></p>
<nav aria-label="${words(language, 'tools')}">
<button type="button" id="notes_run" data-start="${say('start')}" data-pause="${say('pause')}">${say('start')}</button>
<button type="button" id="notes_reset">${say('reset')}</button>
<button type="button" id="notes_back" title="${words(language, 'back')}" aria-label="${words(language, 'back')}">←</button>
<span id="notes_place"></span>
<button type="button" id="notes_on" title="${words(language, 'on')}" aria-label="${words(language, 'on')}">→</button>
${renderThemeButton(language)}</nav>
<progress id="notes_pace" max="1" value="0" aria-label="${words(language, 'notes.clock')}"></progress>
</header>
`;
}
