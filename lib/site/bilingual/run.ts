import type { Block } from '../../course/blocks.ts';
import { renderBlock } from '../../html/blocks.ts';
import { type Html, html } from '../../html/html.ts';
import { commandOf, renderCommand, renderLegend, renderOutput } from '../../html/run.ts';
import { renderDrawing, renderWire, renderWords } from '../../html/wire.ts';
import { conversation, type Step } from '../../wire/conversation.ts';
import { renderCells, renderEach, type Scenes } from './cells.ts';

type Run = Extract<Block, { type: 'run' }>;

/** One command; its output in each language; the wire once, unless other bytes went over it. */
export function renderBothRun(en: Run, fr: Run, scenes: Scenes): Html | null {
  const { site, lesson, runs } = scenes.en;
  const one = site.recording(lesson, en.programs, 'en');
  const other = site.recording(lesson, fr.programs, 'fr');
  if (!one || !other) return renderCells([renderBlock(en, scenes.en), renderBlock(fr, scenes.fr)]);
  const steps = conversation(one.wire);
  const french = conversation(other.wire);
  const number = runs.get(en) ?? 0;
  const wire =
    seen(steps) === seen(french)
      ? html`<div class="wire">
${renderDrawing(steps, number, 'en')}${renderCells([renderWords(steps, 'en'), renderWords(steps, 'fr')])}</div>
`
      : renderCells([renderWire(steps, number, 'en'), renderWire(french, number, 'fr')]);
  return html`<figure class="run once">
${renderCommand(commandOf(en.programs, scenes.en), 'en')}
${renderCells([renderOutput(one, scenes.en), renderOutput(other, scenes.fr)])}${
  steps.length > 0 && html`${renderEach(scenes, renderLegend)}${wire}`
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
