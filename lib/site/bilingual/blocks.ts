import { ownLanguages } from '../../base/i18n.ts';
import { words } from '../../base/words.ts';
import { type Block, type Heading, nameOf } from '../../course/blocks.ts';
import { renderBlock } from '../../html/blocks.ts';
import { renderCaption, renderLines } from '../../html/code.ts';
import { type Html, html, join } from '../../html/html.ts';
import { renderInlines } from '../../html/inline.ts';
import { lessonPath, relativeLink } from '../../html/paths.ts';
import {
  commandOf,
  recordingOf,
  renderCommand,
  renderLegend,
  renderOutput,
} from '../../html/run.ts';
import { renderReplay, renderWire, renderWords } from '../../html/wire.ts';
import { renderDrawing } from '../../html/wire-drawing.ts';
import { conversation, type Step } from '../../wire/conversation.ts';
import {
  align,
  type Contexts,
  type Pair,
  renderCells,
  renderEach,
  renderTexts,
} from './columns.ts';

/** Both ownLanguages' blocks as rows: never across a heading, whatever one language lacks. */
export function renderRows(en: readonly Block[], fr: readonly Block[], contexts: Contexts): Html {
  const parts = align(partsOf(en), partsOf(fr), ({ heading }) => heading?.id ?? '');
  const rows = parts.map(([left, right]) => {
    const head = renderHead([left?.heading ?? null, right?.heading ?? null], contexts);
    const pairs = align(left?.blocks ?? [], right?.blocks ?? [], nameOf);
    return [head, ...pairs.map((pair) => renderPair(pair, contexts))];
  });
  return join(rows);
}

/** A heading of any level and what follows it. */
type Part = { heading: Heading | null; blocks: Block[] };

function partsOf(blocks: readonly Block[]): Part[] {
  const parts: Part[] = [{ heading: null, blocks: [] }];
  for (const block of blocks) {
    if (block.type === 'heading') parts.push({ heading: block, blocks: [] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

/** What is the same in both ownLanguages is drawn once, the rest in two cells. */
function renderPair([en, fr]: Pair<Block>, contexts: Contexts): Html | null {
  if (en?.type === 'run' && fr?.type === 'run') return renderBothRun(en, fr, contexts);
  if (en?.type === 'fence' && fr?.type === 'fence' && en.text === fr.text) {
    return html`<div class="once">\n${renderBlock(en, contexts.en)}</div>\n`;
  }
  if (en?.type === 'code' && fr?.type === 'code' && en.text === fr.text) {
    const captions = renderTexts([renderCaption(en, contexts.en), renderCaption(fr, contexts.fr)]);
    return html`<figure class="code once">
<figcaption class="pair">${captions}</figcaption>
<pre><code>${renderLines(en, [contexts.en, contexts.fr])}</code></pre>
</figure>
`;
  }
  return renderCells([en && renderBlock(en, contexts.en), fr && renderBlock(fr, contexts.fr)]);
}

/** One heading that says it in both ownLanguages; its address, and its page in each of them. */
function renderHead([en, fr]: Pair<Heading>, contexts: Contexts): Html | null {
  const heading = en ?? fr;
  if (!heading) return null;
  const { id, level } = heading;
  const texts = renderTexts([
    en && renderInlines(en.children, contexts.en),
    fr && renderInlines(fr.children, contexts.fr),
  ]);
  const title =
    level === 2
      ? html`<h2 class="pair" id="${id}">${texts}</h2>`
      : html`<h3 class="pair" id="${id}">${texts}</h3>`;
  const twins = ownLanguages.map((language) => {
    const { path, lesson } = contexts[language];
    const address = `${relativeLink(path, lessonPath(language, lesson.slug))}#${id}`;
    const label = words('site', language, 'section.twin');
    return html`<a class="twin" href="${address}" lang="${language}" hreflang="${language}" aria-label="${label}">${language}</a>`;
  });
  return html`<div class="head">${title}<a class="own" href="#${id}" aria-label="${words('site', 'en', 'section.own')}">#</a>${twins}</div>\n`;
}

type Run = Extract<Block, { type: 'run' }>;

/** One command; its output in each language; the wire once, unless other bytes went over it. */
export function renderBothRun(en: Run, fr: Run, contexts: Contexts): Html | null {
  const one = recordingOf(en.programs, contexts.en);
  const other = recordingOf(fr.programs, contexts.fr);
  if (!one || !other)
    return renderCells([renderBlock(en, contexts.en), renderBlock(fr, contexts.fr)]);
  const steps = conversation(one.wire);
  const french = conversation(other.wire);
  const number = contexts.en.runs.get(en) ?? 0;
  const wire =
    seen(steps) === seen(french)
      ? html`<div class="wire"${renderReplay(steps, one.output)}>
${renderDrawing(steps, number, contexts.en)}${renderCells([renderWords(steps, contexts.en), renderWords(steps, contexts.fr)])}</div>
`
      : renderCells([
          renderWire(steps, number, contexts.en, one.output),
          renderWire(french, number, contexts.fr, other.output),
        ]);
  return html`<figure class="run once">
${renderCommand(commandOf(en.programs, contexts.en))}
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
