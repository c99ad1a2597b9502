import markdownIt, {
  type MarkdownIt,
  type StateBlock,
  type StateCore,
  type Token,
} from 'markdown-it';
import type { Inline } from './blocks.ts';

/** Opens a directive with content; the others are alone on their line. */
const withContent = new Set([
  'predict',
  'exercise',
  'hint',
  'note',
  'warning',
  'dotnet',
  'instructor',
  'essential',
  'listings',
]);
const opening = /^::: ?([a-z]+)(?: +(.*))?$/;
const codeImport = /^<<< +(\S+?)(?:#(\S+))?$/;

function lineText(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(start, state.eMarks[line]).trimEnd();
}

/** `::: name words` … `:::`, nested by counting; `::: run` and `<<< file#region` on one line. */
function directive(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const [, name, words = ''] = opening.exec(lineText(state, startLine)) ?? [];
  if (name === undefined) return false;
  if (silent) return true;
  if (!withContent.has(name)) {
    const token = state.push('directive', '', 0);
    token.info = name;
    token.content = words.trim();
    token.map = [startLine, startLine + 1];
    state.line = startLine + 1;
    return true;
  }
  const end = closingLine(state, startLine, endLine);
  const open = state.push('directive_open', '', 1);
  open.info = name;
  open.content = words.trim();
  open.map = [startLine, end];
  open.meta = { closed: end < endLine };
  const { parentType, lineMax } = state;
  state.parentType = 'blockquote';
  state.lineMax = end;
  state.md.block.tokenize(state, startLine + 1, end);
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.push('directive_close', '', -1);
  state.line = Math.min(end + 1, endLine);
  return true;
}

function closingLine(state: StateBlock, startLine: number, endLine: number): number {
  let depth = 1;
  for (let line = startLine + 1; line < endLine; line += 1) {
    const text = lineText(state, line);
    const name = opening.exec(text)?.[1];
    if (name !== undefined && withContent.has(name)) depth += 1;
    else if (text === ':::') depth -= 1;
    if (depth === 0) return line;
  }
  return endLine;
}

/** Lines of Markdown without the marks of what is in the short deck: a reader sees no difference. */
export function withoutEssential(lines: readonly string[]): string[] {
  const open: string[] = [];
  return lines.filter((line) => {
    const text = line.trim();
    const name = opening.exec(text)?.[1];
    if (name !== undefined && withContent.has(name)) open.push(name);
    else if (text === ':::') return open.pop() !== 'essential';
    return name !== 'essential';
  });
}

function importedCode(
  state: StateBlock,
  startLine: number,
  _end: number,
  silent: boolean,
): boolean {
  const match = codeImport.exec(lineText(state, startLine));
  if (!match) return false;
  if (silent) return true;
  const token = state.push('code_import', '', 0);
  token.map = [startLine, startLine + 1];
  token.meta = { file: match[1], region: match[2] ?? null };
  state.line = startLine + 1;
  return true;
}

/** Moves `{#id}` from the end of a heading's text into the token's `meta.id`. */
function headingIds(state: StateCore): void {
  state.tokens.forEach((token, index) => {
    const inline = state.tokens[index + 1];
    const text = inline?.children?.at(-1);
    if (token.type !== 'heading_open' || text?.type !== 'text') return;
    const match = /\s*\{#([^}]+)\}$/.exec(text.content);
    if (!match) return;
    text.content = text.content.slice(0, match.index);
    token.meta = { id: match[1] };
  });
}

const interrupts = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };
const md: MarkdownIt = markdownIt('default', { html: false, linkify: false, typographer: false });
md.block.ruler.before('fence', 'directive', directive, interrupts);
md.block.ruler.before('fence', 'code_import', importedCode, interrupts);
md.core.ruler.push('heading_ids', headingIds);

/** A token with everything up to the one that closes it. */
export type Node = { token: Token; children: Node[] };

/** A page in the workbook's dialect of Markdown, as a tree. */
export function readMarkdown(markdown: string): Node[] {
  return nest(md.parse(markdown, {}));
}

/** Tokens as a tree. */
export function nest(tokens: readonly Token[]): Node[] {
  const root: Node[] = [];
  const open: Node[][] = [root];
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const node: Node = { token, children: token.children ? nest(token.children) : [] };
    open.at(-1)?.push(node);
    if (token.nesting === 1) open.push(node.children);
  }
  return root;
}

/** The inline elements of a paragraph, heading or cell; a wrapped line is one text. */
export function inlinesOf(nodes: readonly Node[] = []): Inline[] {
  const inlines: Inline[] = [];
  for (const inline of nodes.map(inlineOf)) {
    const last = inlines.at(-1);
    if (inline.type !== 'text') inlines.push(inline);
    else if (last?.type === 'text') last.text += inline.text;
    else if (inline.text !== '') inlines.push(inline);
  }
  return inlines;
}

function inlineOf({ token, children }: Node): Inline {
  switch (token.type) {
    case 'code_inline':
      return { type: 'code', text: token.content };
    case 'hardbreak':
      return { type: 'break' };
    case 'softbreak':
      return { type: 'text', text: ' ' };
    case 'link_open': {
      const href = String(token.attrGet('href') ?? '');
      return { type: 'link', href, children: inlinesOf(children) };
    }
    case 'strong_open':
      return { type: 'strong', children: inlinesOf(children) };
    case 'em_open':
      return { type: 'emphasis', children: inlinesOf(children) };
    default:
      return { type: 'text', text: token.content };
  }
}
