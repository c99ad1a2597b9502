import type { Block, CalloutKind, Heading, Inline } from '../course/blocks.ts';
import { gistOf } from '../course/sentences.ts';
import { renderCode } from './code.ts';
import { renderExercise } from './exercise.ts';
import { type Html, html, join, svg } from './html.ts';
import { renderInlines } from './inline.ts';
import { inLanguage, relativeLink } from './paths.ts';
import { renderPredict } from './predict.ts';
import { renderCommand, renderRun } from './run.ts';
import { lessonOf, otherLanguage, type Scene } from './site.ts';
import { words } from './words.ts';

/** A page's blocks as HTML. What is for the instructor never gets here. */
export function renderBlocks(blocks: readonly Block[], scene: Scene): Html {
  return join(blocks.map((block) => renderBlock(block, scene)));
}

export function renderBlock(block: Block, scene: Scene): Html | null {
  const inline = (inlines: readonly Inline[]): Html => renderInlines(inlines, scene);
  const inner = (blocks: readonly Block[]): Html => renderBlocks(blocks, scene);
  switch (block.type) {
    case 'heading':
      return renderHeading(block, scene);
    case 'paragraph':
      return html`<p>${inline(block.children)}</p>\n`;
    case 'list':
      return renderList(block, scene);
    case 'table':
      return html`<div class="table"><table>
<thead><tr>${block.head.map((cell) => html`<th scope="col">${inline(cell)}</th>`)}</tr></thead>
<tbody>
${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${inline(cell)}</td>`)}</tr>\n`)}</tbody>
</table></div>
`;
    case 'quote':
      return html`<blockquote>\n${inner(block.children)}</blockquote>\n`;
    case 'fence':
      if (block.language === 'sh') {
        return html`<figure class="run">${renderCommand(block.text.trim(), scene.language)}</figure>\n`;
      }
      return html`<figure class="code"><pre><code>${block.text}</code></pre></figure>\n`;
    case 'figure':
      return renderFigure(block.file, block.alt, scene);
    case 'code':
      return renderCode(block, scene);
    case 'run':
      return renderRun(block, scene.runs.get(block) ?? 0, scene);
    case 'predict':
      return renderPredict(block, scene, inner);
    case 'callout':
      return block.kind === 'instructor' ? null : renderCallout(block.kind, block.children, scene);
    case 'exercise':
      return renderExercise(block, scene, inner);
  }
}

/** Beside each heading: its own address, and the same section in the other language. */
export function renderHeading({ level, id, children }: Heading, scene: Scene): Html {
  const { language, path } = scene;
  const other = otherLanguage(language);
  const twin = `${relativeLink(path, inLanguage(path, other))}#${id}`;
  const text = renderInlines(children, scene);
  const heading =
    level === 2 ? html`<h2 id="${id}">${text}</h2>` : html`<h3 id="${id}">${text}</h3>`;
  return html`<div class="head">${heading}<a class="own" href="#${id}" aria-label="${words(
    language,
    'section.own',
  )}">#</a><a class="twin" href="${twin}" lang="${other}" hreflang="${other}" aria-label="${words(
    other,
    'section.twin',
  )}">${other}</a></div>
`;
}

function renderList(list: Extract<Block, { type: 'list' }>, scene: Scene): Html {
  const items = list.items.map((item) => html`<li>${renderItem(item, scene)}</li>\n`);
  if (!list.ordered) return html`<ul>\n${items}</ul>\n`;
  const start = list.start === 1 ? null : html` start="${list.start}"`;
  return html`<ol${start}>\n${items}</ol>\n`;
}

/** An item that is a single paragraph needs no paragraph element. */
function renderItem(item: readonly Block[], scene: Scene): Html {
  const [first, ...rest] = item;
  if (first?.type !== 'paragraph') return renderBlocks(item, scene);
  const text = renderInlines(first.children, scene);
  return rest.length === 0 ? text : html`<p>${text}</p>\n${renderBlocks(rest, scene)}`;
}

/** A drawing is inlined in the page, so that it takes on the page's colors and font. */
function renderFigure(file: string, alt: string, scene: Scene): Html {
  const drawing = svg(scene.site.figure(lessonOf(scene), file, scene.language));
  return html`<figure class="drawing" role="img" aria-label="${alt}" tabindex="0">${drawing}</figure>\n`;
}

function renderCallout(
  kind: Exclude<CalloutKind, 'instructor'>,
  children: readonly Block[],
  scene: Scene,
): Html {
  if (kind === 'dotnet' && !scene.unfolded) return renderFolded(children, scene);
  return html`<div class="callout ${kind}" role="note">
<p class="voice">${words(scene.language, `callout.${kind}`)}</p>
${renderBlocks(children, scene)}</div>
`;
}

/** A longer one would be the text itself. */
const mostGist = 110;

/** What only people who know .NET need: closed, under a line that says what it holds. */
function renderFolded(children: readonly Block[], scene: Scene): Html {
  const gist = gistOf(children);
  const short =
    gist.length > mostGist ? `${gist.slice(0, mostGist).replace(/\s+\S*$/, '')}…` : gist;
  return html`<details class="callout dotnet"><summary><span class="voice">${words(scene.language, 'callout.dotnet')}</span> <span class="gist">${short}</span></summary>
${renderBlocks(children, scene)}</details>
`;
}
