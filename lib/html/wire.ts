import { words } from '../base/words.ts';
import type { Step } from '../wire/conversation.ts';
import { layOut, type Row } from '../wire/layout.ts';
import type { OutputLine } from '../wire/recording.ts';
import { stepSentence } from '../wire/sentences.ts';
import { type Html, html } from './html.ts';
import {
  limits,
  type PageLayout,
  pageLayout,
  prefix,
  renderDrawing,
  type WireContext,
} from './wire-drawing.ts';

/**
 * The conversation as a drawing for eyes and a list of sentences for everybody. With what was
 * printed, it can be played.
 */
export function renderWire(
  steps: readonly Step[],
  number: number,
  context: WireContext,
  output: readonly OutputLine[] = [],
): Html {
  return html`<div class="wire"${renderReplay(steps, output)}>
${renderDrawing(steps, number, context)}${renderWords(steps, context)}</div>
`;
}

/**
 * What a script plays: each row of the drawing (`w`) and each line that was printed (`o`) in the
 * order of time, with the milliseconds since the one before. A line is printed when it reaches us.
 */
export function renderReplay(steps: readonly Step[], output: readonly OutputLine[]): Html | null {
  if (output.length === 0) return null;
  const rows = layOut(steps, limits).rows.map(
    ({ number }) => ['w', steps[number - 1]?.t ?? 0] as const,
  );
  const lines = output.map(({ t }) => ['o', t] as const);
  let last: number | null = null;
  const events = [...rows, ...lines]
    .sort(([, a], [, b]) => a - b)
    .map(([kind, t]) => {
      const passed = Math.max(0, Math.round(t - (last ?? t)));
      last = t;
      return kind + passed;
    });
  return html` data-play="${events.join(' ')}"`;
}

/** Each step as a sentence. */
export function renderWords(steps: readonly Step[], context: WireContext): Html {
  const { language } = context;
  const layout = pageLayout(steps, context);
  return html`<details><summary>${words('site', language, 'wire.words', { count: steps.length })}</summary>
<ol>
${layout.rows.map((row) => renderSentence(row, layout))}</ol>
</details>
`;
}

function renderSentence(row: Row, layout: PageLayout): Html {
  const { step, number } = row;
  const { language } = layout;
  if (step === null) {
    return html`<li>${words('site', language, 'wire.left', { count: row.left })}</li>\n`;
  }
  const said = html`${prefix(step, { ...layout, manyPrograms: false })}${stepSentence(language, step)}`;
  return html`<li value="${number}"><span class="time">${words('site', language, 'wire.time', { ms: row.ms })}</span> ${layout.marked?.has(step) ? html`<mark>${said}</mark>` : said}</li>\n`;
}
