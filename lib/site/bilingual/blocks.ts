import { nameIn } from '../../base/i18n.ts';
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

/** Both languages' blocks as rows: never across a heading, whatever one language lacks. */
export function renderRows(
  [one, other]: readonly [readonly Block[], readonly Block[]],
  contexts: Contexts,
): Html {
  const parts = align(partsOf(one), partsOf(other), ({ heading }) => heading?.id ?? '');
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

/** What is the same in both languages is drawn once, the rest in two cells. */
function renderPair([one, other]: Pair<Block>, contexts: Contexts): Html | null {
  const [left, right] = contexts;
  if (one?.type === 'run' && other?.type === 'run') return renderBothRun(one, other, contexts);
  if (one?.type === 'fence' && other?.type === 'fence' && one.text === other.text) {
    return html`<div class="once">\n${renderBlock(one, left)}</div>\n`;
  }
  if (one?.type === 'code' && other?.type === 'code' && one.text === other.text) {
    const captions = [renderCaption(one, left), renderCaption(other, right)] as const;
    return html`<figure class="code once">
<figcaption class="pair">${renderTexts(captions, contexts)}</figcaption>
<pre><code>${renderLines(one, contexts)}</code></pre>
</figure>
`;
  }
  return renderCells([one && renderBlock(one, left), other && renderBlock(other, right)], contexts);
}

/** One heading that says it in both languages; its address, and its page in each of them. */
function renderHead([one, other]: Pair<Heading>, contexts: Contexts): Html | null {
  const heading = one ?? other;
  if (!heading) return null;
  const { id, level } = heading;
  const [left, right] = contexts;
  const texts = renderTexts(
    [one && renderInlines(one.children, left), other && renderInlines(other.children, right)],
    contexts,
  );
  const title =
    level === 2
      ? html`<h2 class="pair" id="${id}">${texts}</h2>`
      : html`<h3 class="pair" id="${id}">${texts}</h3>`;
  const twins = contexts.map(({ language, path, lesson }) => {
    const address = `${relativeLink(path, lessonPath(language, lesson.slug))}#${id}`;
    const named = { code: language, language: nameIn(language, language) };
    const label = words('site', language, 'section.twin', named);
    return html`<a class="twin" href="${address}" lang="${language}" hreflang="${language}" aria-label="${label}">${language}</a>`;
  });
  return html`<div class="head">${title}<a class="own" href="#${id}" aria-label="${words('site', left.language, 'section.own')}">#</a>${twins}</div>\n`;
}

type Run = Extract<Block, { type: 'run' }>;

/** One command; its output in each language; the wire once, unless other bytes went over it. */
export function renderBothRun(one: Run, other: Run, contexts: Contexts): Html | null {
  const [left, right] = contexts;
  const [first, second] = [recordingOf(one.programs, left), recordingOf(other.programs, right)];
  if (!first || !second)
    return renderCells([renderBlock(one, left), renderBlock(other, right)], contexts);
  const [steps, others] = [conversation(first.wire), conversation(second.wire)];
  const number = left.runs.get(one) ?? 0;
  const wire =
    seen(steps) === seen(others)
      ? html`<div class="wire"${renderReplay(steps, first.output)}>
${renderDrawing(steps, number, left)}${renderCells([renderWords(steps, left), renderWords(steps, right)], contexts)}</div>
`
      : renderCells(
          [
            renderWire(steps, number, left, first.output),
            renderWire(others, number, right, second.output),
          ],
          contexts,
        );
  return html`<figure class="run once">
${renderCommand(commandOf(one.programs, left))}
${renderCells([renderOutput(first, left), renderOutput(second, right)], contexts)}${
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
