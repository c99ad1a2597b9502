import { posix } from 'node:path';
import { Recent } from '../base/recent.ts';
import { words } from '../base/words.ts';
import type { Code } from '../course/blocks.ts';
import { type CodeKind, type CodePiece, highlight } from '../course/highlight.ts';
import { saidIn } from '../course/say-calls.ts';
import { type Html, html, join } from './html.ts';
import { homeOf, hrefTo, type PageContext } from './page-context.ts';
import { programPath } from './paths.ts';

/** One letter per kind: pages are read over slow lines, too. */
const classes: Record<CodeKind, string> = {
  plain: '',
  keyword: 'k',
  string: 's',
  number: 'n',
  comment: 'c',
  function: 'f',
  type: 't',
  property: 'p',
};

/** TypeScript with a class for each kind of piece. */
export function coloredLines(code: string): Html[] {
  return renderPieces(color(code));
}

function renderPieces(lines: readonly CodePiece[][]): Html[] {
  return lines.map((line) =>
    join(
      line.map(({ kind, text }) =>
        kind === 'plain' ? text : html`<span class="${classes[kind]}">${text}</span>`,
      ),
    ),
  );
}

/** Code of more lines than this may be cut where a printed page ends. */
const mostWhole = 20;

/** Imported code: where it is, what it says, and the whole program a click away. */
export function renderCode(code: Code, context: PageContext): Html {
  const isLong = code.text.split('\n').length > mostWhole;
  return html`<figure class="code${isLong && ' long'}">
<figcaption>${renderCaption(code, context)}</figcaption>
<pre><code>${renderLines(code, [context])}</code></pre>
</figure>
`;
}

/** A lesson's program has a page of its own, and is highlighted for that anyway. */
export function renderLines(code: Code, contexts: readonly PageContext[]): Html {
  const { language, file, text, whole, firstLine } = code;
  if (language !== 'ts') return html`${text}`;
  const inProgram = whole !== undefined && /(^|\/)examples\//.test(file);
  const lines = inProgram ? colorPart(text, whole, firstLine) : color(text);
  const notes = notesOf(code, contexts);
  const last = lines.length - 1;
  return join(
    renderPieces(lines).map((line, at) => html`${line}${at < last && '\n'}${notes.get(at)}`),
  );
}

/**
 * What lines say when they run, by line: the keys in the code mean something only to the program.
 */
export function notesOf(
  code: Pick<Code, 'file' | 'text'>,
  contexts: readonly PageContext[],
): Map<number, Html> {
  const notes = new Map<number, Html>();
  for (const { language, lesson } of contexts) {
    for (const { line, texts } of lesson ? saidIn(code, lesson.id, language) : []) {
      const indent = /^ */.exec(code.text.split('\n')[line] ?? '')?.[0];
      const said = texts.map(
        (text) =>
          html`<span class="said" role="note" lang="${language}" aria-label="${words('site', language, 'code.says')}">${indent}<samp>${text}</samp></span>`,
      );
      notes.set(line, html`${notes.get(line)}${said}`);
    }
  }
  return notes;
}

export function renderCaption(code: Code, context: PageContext): Html {
  const { language } = context;
  const { file, region, firstLine } = code;
  const program = posix.basename(file, '.ts');
  const name = html`<code>${posix.basename(file)}</code>`;
  const line = region === null ? undefined : `L${firstLine}`;
  const home = /(^|\/)examples\/[^/]+$/.test(file) ? homeOf(program, context) : undefined;
  const href = home && hrefTo(programPath(language, home.slug, program), line, context);
  return html`${href ? html`<a${href}>${name}</a>` : name}${
    region !== null &&
    html` <span class="region">${words('site', language, 'code.region', { region })}</span>`
  }`;
}

/** A program is on several pages of its lesson, which are drawn one after the other. */
const recent = new Recent<CodePiece[][]>(256);

/** The pieces of each line of TypeScript. Highlighting is most of a build's work. */
export function color(code: string): CodePiece[][] {
  return recent.get(code, () => highlight(code));
}

/** A part of a program, dedented, in the colors it has in the whole. */
export function colorPart(part: string, whole: string, firstLine: number): CodePiece[][] {
  const program = whole.trimEnd();
  const lines = color(program);
  const texts = program.split(/\r?\n/);
  const found: CodePiece[][] = [];
  let at = firstLine - 1;
  for (const text of part.split('\n')) {
    // The marks of regions within are not shown.
    while (at < texts.length && !texts[at]?.endsWith(text)) at += 1;
    if (at === texts.length) return color(part);
    found.push(cut(lines[at] ?? [], (texts[at]?.length ?? 0) - text.length));
    at += 1;
  }
  return found;
}

/** A line without its first characters. */
function cut(line: CodePiece[], characters: number): CodePiece[] {
  if (characters === 0) return line;
  let left = characters;
  return line.flatMap(({ kind, text }) => {
    const rest = text.slice(left);
    left = Math.max(0, left - text.length);
    return rest === '' ? [] : [{ kind, text: rest }];
  });
}
