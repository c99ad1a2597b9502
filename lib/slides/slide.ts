import type { Block, Inline, Run } from '../course/blocks.ts';
import { renderBlock, renderBlocks } from '../html/blocks.ts';
import { type Html, html } from '../html/html.ts';
import { renderInlines } from '../html/inline.ts';
import { exercisePath, relativeLink } from '../html/paths.ts';
import { commandOf, renderOutput } from '../html/run.ts';
import type { LessonScene } from '../html/site.ts';
import { renderWire } from '../html/wire.ts';
import { words as siteWords } from '../html/words.ts';
import { conversation } from '../wire/conversation.ts';
import type { Shown, Slide } from './deck.ts';
import { words } from './words.ts';

/** A slide, without nested sections: reveal.js would take those for slides, too. */
export function renderSlide(slide: Slide, above: readonly Inline[], scene: LessonScene): Html {
  const { id, claim, shown } = slide;
  const inline = (inlines: readonly Inline[]): Html => renderInlines(inlines, scene);
  const takeaway = shown.filter(({ type }) => type === 'takeaway');
  const rest = shown.filter(({ type }) => type !== 'takeaway');
  return html`<section class="slide ${kindOf(rest)}" id="${id}">
${renderTitle(slide, above, scene)}${
  claim.length > 0 && html`<p class="claim">${inline(claim)}</p>\n`
}${
  rest.length > 0 &&
  html`<div class="shown"><div class="fit">\n${rest.map((item) => renderShown(item, scene))}</div></div>\n`
}${takeaway.map((item) => renderShown(item, scene))}</section>
`;
}

/** What most of a slide is. */
function kindOf(shown: readonly Shown[]): string {
  const last = shown.at(-1);
  if (!last) return 'statement';
  return last.type === 'block' ? `has-${last.block.type}` : `has-${last.type}`;
}

/** A heading is large on its first slide, with its parent above it, and small on those after. */
function renderTitle({ title, level }: Slide, above: readonly Inline[], scene: LessonScene): Html {
  const text = renderInlines(title, scene);
  if (level === 2) return html`<h2>${text}</h2>\n`;
  if (level === null) return html`<p class="running">${text}</p>\n`;
  return html`<p class="running">${renderInlines(above, scene)}</p>\n<h3>${text}</h3>\n`;
}

function renderShown(item: Shown, scene: LessonScene): Html | null {
  switch (item.type) {
    case 'lead':
      return html`<p class="lead">${renderInlines(item.children, scene)}</p>\n`;
    case 'takeaway':
      return html`<p class="takeaway">${renderInlines(item.children, scene)}</p>\n`;
    case 'output':
      return renderPrinted(item.run, scene);
    case 'wire':
      return renderTraffic(item.run, scene);
    case 'block':
      return item.block.type === 'exercise'
        ? renderExercise(item.block, scene)
        : renderBlock(item.block, scene);
  }
}

function renderPrinted({ programs }: Run, scene: LessonScene): Html {
  const recording = scene.site.recording(scene.lesson, programs, scene.language);
  return html`<p class="command"><code>${commandOf(programs, scene)}</code></p>
${recording ? renderOutput(recording, scene) : html`<p class="missing">${siteWords(scene.language, 'run.missing')}</p>\n`}`;
}

function renderTraffic(run: Run & Block, { site, lesson, language, runs }: LessonScene): Html {
  const recording = site.recording(lesson, run.programs, language);
  const steps = conversation(recording?.wire ?? []);
  return renderWire(steps, runs.get(run) ?? 0, language);
}

function renderExercise(
  { slug, children }: Extract<Block, { type: 'exercise' }>,
  scene: LessonScene,
): Html {
  const { lesson, language, path } = scene;
  const known = lesson.manifest.exercises.find((exercise) => exercise.slug === slug);
  const title = siteWords(language, 'exercise.title', { name: known?.title[language] ?? slug });
  const address = relativeLink(path, exercisePath(language, lesson.slug, slug));
  return html`<div class="exercise" role="group" aria-labelledby="exercise_${slug}">
<p class="voice" id="exercise_${slug}">${title}</p>
${renderBlocks(children, scene)}<p class="command"><code>npm run lesson -- start ${lesson.slug}/${slug}</code></p>
${known && html`<p class="facts"><a href="${address}">${words(language, 'exercisePage')}</a></p>\n`}</div>
`;
}
