import { words } from '../base/words.ts';
import type { Block, Inline, Run } from '../course/blocks.ts';
import { renderBlock, renderBlocks } from '../html/blocks.ts';
import { renderInlineCode } from '../html/code-words.ts';
import { type Html, html } from '../html/html.ts';
import { renderInlines } from '../html/inline.ts';
import type { LessonContext } from '../html/page-context.ts';
import { exercisePath, relativeLink } from '../html/paths.ts';
import { commandOf, recordingOf, renderOutput, startCommand } from '../html/run.ts';
import { renderWire } from '../html/wire.ts';
import { conversation } from '../wire/conversation.ts';
import type { Slide, SlideItem } from './deck.ts';

/** A slide, without nested sections: reveal.js would take those for slides, too. */
export function renderSlide(slide: Slide, above: readonly Inline[], context: LessonContext): Html {
  const { id, claim, shown } = slide;
  const inline = (inlines: readonly Inline[]): Html => renderInlines(inlines, context);
  const takeaway = shown.filter(({ type }) => type === 'takeaway');
  const rest = shown.filter(({ type }) => type !== 'takeaway');
  return html`<section class="slide ${kindOf(rest)}" id="${id}">
${renderTitle(slide, above, context)}${
  claim.length > 0 && html`<p class="claim">${inline(claim)}</p>\n`
}${
  rest.length > 0 &&
  html`<div class="shown"><div class="fit">\n${rest.map((item) => renderShown(item, context))}</div></div>\n`
}${takeaway.map((item) => renderShown(item, context))}</section>
`;
}

/** What most of a slide is. */
function kindOf(shown: readonly SlideItem[]): string {
  const last = shown.at(-1);
  if (!last) return 'statement';
  return last.type === 'block' ? `has-${last.block.type}` : `has-${last.type}`;
}

/** A heading is large on its first slide, with its parent above it, and small on those after. */
function renderTitle(
  { title, level }: Slide,
  above: readonly Inline[],
  context: LessonContext,
): Html {
  const text = renderInlines(title, context);
  if (level === 2) return html`<h2>${text}</h2>\n`;
  if (level === null) return html`<p class="running">${text}</p>\n`;
  return html`<p class="running">${renderInlines(above, context)}</p>\n<h3>${text}</h3>\n`;
}

function renderShown(item: SlideItem, context: LessonContext): Html | null {
  switch (item.type) {
    case 'lead':
      return html`<p class="lead">${renderInlines(item.children, context)}</p>\n`;
    case 'takeaway':
      return html`<p class="takeaway">${renderInlines(item.children, context)}</p>\n`;
    case 'output':
      return renderPrinted(item.run, context);
    case 'wire':
      return renderTraffic(item.run, context);
    case 'block':
      return item.block.type === 'exercise'
        ? renderExercise(item.block, context)
        : renderBlock(item.block, context);
  }
}

function renderPrinted({ programs }: Run, context: LessonContext): Html {
  const recording = recordingOf(programs, context);
  return html`<p class="command">${renderInlineCode(commandOf(programs, context))}</p>
${recording ? renderOutput(recording, context) : html`<p class="missing">${words('site', context.language, 'run.missing')}</p>\n`}`;
}

function renderTraffic(run: Run & Block, context: LessonContext): Html {
  const steps = conversation(recordingOf(run.programs, context)?.wire ?? []);
  return renderWire(steps, context.runs.get(run) ?? 0, context);
}

function renderExercise(
  { slug, children }: Extract<Block, { type: 'exercise' }>,
  context: LessonContext,
): Html {
  const { lesson, language, path } = context;
  const known = lesson.manifest.exercises.find((exercise) => exercise.slug === slug);
  const title = words('site', language, 'exercise.title', { name: known?.title[language] ?? slug });
  const address = relativeLink(path, exercisePath(language, lesson.slug, slug));
  const heading = context.id(`exercise_${slug}`);
  return html`<div class="exercise" role="group" aria-labelledby="${heading}">
<p class="voice" id="${heading}">${title}</p>
${renderBlocks(children, context)}<p class="command">${renderInlineCode(startCommand(lesson, slug))}</p>
${known && html`<p class="facts"><a href="${address}">${words('slides', language, 'exercisePage')}</a></p>\n`}</div>
`;
}
