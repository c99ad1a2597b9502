import type { Block } from '../../course/blocks.ts';
import { renderBlock } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { commandOf, renderCommand, renderLegend, renderOutput } from '../../html/run.ts';
import { renderDrawing, renderWire, renderWords } from '../../html/wire.ts';
import { conversation, type Step } from '../../wire/conversation.ts';
import { type Contexts, renderCells, renderEach } from './cells.ts';

type Run = Extract<Block, { type: 'run' }>;

/** One command; its output in each language; the wire once, unless other bytes went over it. */
export function renderBothRun(en: Run, fr: Run, contexts: Contexts): Html | null {
  const { site, lesson, runs } = contexts.en;
  const one = site.recording(lesson, en.programs, 'en');
  const other = site.recording(lesson, fr.programs, 'fr');
  if (!one || !other)
    return renderCells([renderBlock(en, contexts.en), renderBlock(fr, contexts.fr)]);
  const steps = conversation(one.wire);
  const french = conversation(other.wire);
  const number = runs.get(en) ?? 0;
  const wire =
    seen(steps) === seen(french)
      ? html`<div class="wire">
${renderDrawing(steps, number, contexts.en)}${renderCells([renderWords(steps, contexts.en), renderWords(steps, contexts.fr)])}</div>
`
      : renderCells([
          renderWire(steps, number, contexts.en),
          renderWire(french, number, contexts.fr),
        ]);
  return html`<figure class="run once">
${renderCommand(commandOf(en.programs, contexts.en), 'en')}
${renderCells([renderOutput(one, contexts.en), renderOutput(other, contexts.fr)])}${
  steps.length > 0 && html`${renderEach(contexts, renderLegend)}${wire}`
}</figure>
`;
}

/** Everything that a reader sees of a conversation, except when each step happened. */
function seen(steps: readonly Step[]): string {
  return JSON.stringify(
    steps.map(({ kind, program, connection, from, bytes, writes, preview, code }) => {
      return [kind, program, connection?.number, from, bytes, writes, preview, code];
    }),
  );
}
