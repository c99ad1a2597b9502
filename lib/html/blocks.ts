import { nameIn, otherLanguage } from '../base/i18n.ts';
import { words } from '../base/words.ts';
import {
  type Block,
  type CalloutKind,
  type Choice,
  choiceOrder,
  type Heading,
  type Inline,
  languageName,
  type Predict,
} from '../course/blocks.ts';
import { listExercises } from '../course/exercises.ts';
import { readFigure } from '../course/figure.ts';
import { ContentError } from '../course/problem.ts';
import { gistOf } from '../course/sentences.ts';
import { renderCode } from './code.ts';
import { renderInlineCode } from './code-words.ts';
import { type Html, html, join, svg } from './html.ts';
import { inlinesOf, renderInlines } from './inline.ts';
import { hrefTo, lessonOf, type PageContext } from './page-context.ts';
import { exercisePath, inLanguage } from './paths.ts';
import { renderCommandBox, renderRun, startCommand } from './run.ts';

/** A page's blocks as HTML. */
export function renderBlocks(blocks: readonly Block[], context: PageContext): Html {
  return join(blocks.map((block) => renderBlock(block, context)));
}

export function renderBlock(block: Block, context: PageContext): Html {
  const inline = (inlines: readonly Inline[]): Html => renderInlines(inlines, context);
  const inner = (blocks: readonly Block[]): Html => renderBlocks(blocks, context);
  switch (block.type) {
    case 'heading':
      return renderHeading(block, context);
    case 'paragraph':
      return html`<p>${inline(block.children)}</p>\n`;
    case 'list':
      return renderList(block, context);
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
        return renderCommandBox(block.text.trim());
      }
      return html`<figure class="code"><pre><code>${block.text}</code></pre></figure>\n`;
    case 'listings':
      return renderListings(block);
    case 'figure':
      return renderFigure(block.file, block.alt, context);
    case 'code':
      return renderCode(block, context);
    case 'run':
      return renderRun(block, context.runs.get(block) ?? 0, context);
    case 'predict':
      return renderPredict(block, context);
    case 'callout':
      return renderCallout(block.kind, block.children, context);
    case 'exercise':
      return renderExercise(block, context);
  }
}

/** One is open at a time, the first one before anybody has chosen. */
function renderListings({ line, children }: Extract<Block, { type: 'listings' }>): Html {
  const each = children.map(
    ({ language, text }, index) =>
      html`<details name="listings-${line}"${index === 0 ? html` open` : null}><summary>${languageName(language)}</summary><figure class="code"><pre><code>${text}</code></pre></figure></details>\n`,
  );
  return html`<div class="listings">\n${each}</div>\n`;
}

function renderList(list: Extract<Block, { type: 'list' }>, context: PageContext): Html {
  const items = list.items.map((item) => html`<li>${renderItem(item, context)}</li>\n`);
  if (!list.ordered) return html`<ul>\n${items}</ul>\n`;
  const start = list.start === 1 ? null : html` start="${list.start}"`;
  return html`<ol${start}>\n${items}</ol>\n`;
}

/** An item that is a single paragraph needs no paragraph element. */
function renderItem(item: readonly Block[], context: PageContext): Html {
  const [first, ...rest] = item;
  if (first?.type !== 'paragraph') return renderBlocks(item, context);
  const text = renderInlines(first.children, context);
  return rest.length === 0 ? text : html`<p>${text}</p>\n${renderBlocks(rest, context)}`;
}

/** A drawing is inlined in the page, so that it takes on the page's colors and font. */
function renderFigure(file: string, alt: string, context: PageContext): Html {
  const { language, id } = context;
  const drawing = svg(readFigure(lessonOf(context), file, language).svg, id);
  return html`<figure class="drawing" role="img" aria-label="${alt}" tabindex="0">${drawing}</figure>\n`;
}

function renderCallout(kind: CalloutKind, children: readonly Block[], context: PageContext): Html {
  if (kind === 'dotnet' && !context.unfolded) return renderFolded(children, context);
  return html`<div class="callout ${kind}" role="note">
<p class="voice">${words('site', context.language, `callout.${kind}`)}</p>
${renderBlocks(children, context)}</div>
`;
}

/** A longer one would be the text itself. */
const mostGist = 110;

/** What only people who know .NET need: closed, under a line that says what it holds. */
function renderFolded(children: readonly Block[], context: PageContext): Html {
  const gist = gistOf(children);
  const short =
    gist.length > mostGist ? `${gist.slice(0, mostGist).replace(/\s+\S*$/, '')}…` : gist;
  return html`<details class="callout dotnet"><summary><span class="voice">${words('site', context.language, 'callout.dotnet')}</span> <span class="gist">${short}</span></summary>
${renderBlocks(children, context)}</details>
`;
}

/** A question whose choices open, each saying whether it is right and why. */
function renderPredict(predict: Predict, context: PageContext): Html {
  const { id, question, choices } = predict;
  const { language } = context;
  const shown = choiceOrder(predict).flatMap((index) => choices[index] ?? []);
  const heading = context.id(`predict_${id}`);
  return html`<div class="predict" role="group" aria-labelledby="${heading}">
<p class="voice" id="${heading}">${words('site', language, 'predict.title')}</p>
${renderBlocks(question, context)}<p class="hint">${words('site', language, 'predict.how')}</p>
${join(shown.map((choice) => renderChoice(choice, context)))}${context.site.life?.question(predict, context)}</div>
`;
}

function renderChoice({ right, label, why }: Choice, context: PageContext): Html {
  const verdict = right ? 'right' : 'wrong';
  return html`<details class="${verdict}"><summary>${renderInlines(label, context)}</summary>
<p class="verdict">${words('site', context.language, `predict.${verdict}`)}</p>
${renderBlocks(why, context)}</details>
`;
}

export type ExerciseBlock = Extract<Block, { type: 'exercise' }>;

/** What a lesson shows of an exercise: what it is about. The rest is on a page of its own. */
function renderExercise({ slug, children, line }: ExerciseBlock, context: PageContext): Html {
  const { language } = context;
  const lesson = lessonOf(context);
  const exercise = listExercises([lesson]).find((candidate) => candidate.slug === slug);
  if (!exercise) {
    const named = lesson.manifest.exercises.map((known) => known.slug).join(', ') || '–';
    const { file } = lesson.pages[language];
    throw new ContentError({ file, line, id: 'exercise-unknown', params: { slug, named } });
  }
  const address = context.addressOf(exercisePath(language, lesson.slug, slug));
  const more =
    address === null
      ? renderInlineCode(startCommand(lesson, slug))
      : html`<a href="${address}">${words('exercises', language, 'more')}</a>`;
  const heading = context.id(`exercise_${slug}`);
  return html`<section class="exercise" aria-labelledby="${heading}">
<p class="voice" id="${heading}">${words('site', language, 'exercise.title', { name: exercise.title[language] })}</p>
${renderBlocks(children.slice(0, 1), context)}${context.site.life?.exercise(slug, { ...context, lesson })}<p>${more}</p>
</section>
`;
}

/** Beside each heading: its own address, and the same section in the other language. */
export function renderHeading({ level, id, children }: Heading, context: PageContext): Html {
  const { language, path } = context;
  const other = otherLanguage(language);
  const text = renderInlines(children, context);
  const own = context.id(id);
  const heading =
    level === 2 ? html`<h2 id="${own}">${text}</h2>` : html`<h3 id="${own}">${text}</h3>`;
  return html`<div class="head">${heading}<a class="own"${hrefTo(path, id, context)} aria-label="${words(
    'site',
    language,
    'section.own',
  )}">#</a><a class="twin"${hrefTo(inLanguage(path, other), id, context)} lang="${other}" hreflang="${other}" aria-label="${words(
    'site',
    other,
    'section.twin',
    { code: other, language: nameIn(other, other) },
  )}">${other}</a></div>
`;
}

/** The same over a part of a page that no Markdown was written for. */
export function renderPartHeading(
  { id, title }: { id: string; title: string },
  level: 2 | 3,
  context: PageContext,
): Html {
  return renderHeading({ type: 'heading', level, id, children: inlinesOf(title) }, context);
}
