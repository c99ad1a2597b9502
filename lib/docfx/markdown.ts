import markdownIt, { type MarkdownIt, type StateBlock, type StateInline } from 'markdown-it';
import { type Node, nest } from '../course/dialect.ts';
import { withAllCells } from './tables.ts';

/** What DocFX adds to Markdown, as tokens: `xref`, `bang` (`[!NOTE]`) and `marker` (`::: zone`). */
const md: MarkdownIt = markdownIt('default', { html: true, linkify: false, typographer: false });

const xref = /<xref:([^>\s]+)>/y;
const bang =
  /\[!(note|tip|important|caution|warning|include|code(?:-[a-z0-9#-]+)?|div|video)(?![a-z0-9-])/iy;

/** `<xref:System.Net.Dns>` is no HTML element. */
md.inline.ruler.before('autolink', 'xref', (state: StateInline, silent: boolean): boolean => {
  xref.lastIndex = state.pos;
  const match = state.src[state.pos] === '<' ? xref.exec(state.src) : null;
  if (!match) return false;
  if (!silent) state.push('xref', '', 0).content = match[1] ?? '';
  state.pos = xref.lastIndex;
  return true;
});

/** `[!NOTE]`, `[!INCLUDE [label](path)]`, `[!code-csharp[label](path#region)]`, `[!div class="x"]`. */
md.inline.ruler.before('link', 'bang', (state: StateInline, silent: boolean): boolean => {
  bang.lastIndex = state.pos;
  const match = state.src[state.pos] === '[' ? bang.exec(state.src) : null;
  if (!match) return false;
  const end = closing(state.src, state.pos, state.posMax);
  if (end < 0) return false;
  if (!silent) {
    const token = state.push('bang', '', 0);
    token.info = (match[1] ?? '').toLowerCase();
    token.content = state.src.slice(bang.lastIndex, end).trim();
  }
  state.pos = end + 1;
  return true;
});

const kept = /:::\s*no-loc\s+text="([^"]*)"\s*:::/y;

/** `:::no-loc text="Blazor":::` is text that no translator touches. */
md.inline.ruler.before('emphasis', 'no-loc', (state: StateInline, silent: boolean): boolean => {
  kept.lastIndex = state.pos;
  const match = state.src[state.pos] === ':' ? kept.exec(state.src) : null;
  if (!match) return false;
  if (!silent) state.push('text', '', 0).content = match[1] ?? '';
  state.pos = kept.lastIndex;
  return true;
});

/** The bracket that closes one: labels are Markdown, with brackets of their own. */
function closing(text: string, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to && at - from < 4_000; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** `:::code … :::`, `::: zone pivot="x"`, `::: moniker-end`: a line, or up to the `:::` that closes it. */
function marker(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const textOf = (line: number): string =>
    state.src
      .slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
      .trim();
  const first = textOf(startLine);
  const match = /^:::\s*(?!no-loc\b)([a-z][a-z-]*)(.*)$/i.exec(first);
  if (!match) return false;
  if (silent) return true;
  const token = state.push('marker', '', 0);
  token.info = (match[1] ?? '').toLowerCase();
  token.content = (match[2] ?? '').replace(/:::$/, '').trim();
  token.map = [startLine, startLine + 1];
  // What an image shows may be told at length below it.
  if (token.info === 'image' && !/:::$/.test(first.slice(3)) && /type="complex"/.test(first)) {
    for (let line = startLine + 1; line < Math.min(endLine, startLine + 60); line += 1) {
      if (!/:::\s*image-end|^:::$/.test(textOf(line))) continue;
      token.markup = Array.from({ length: line - startLine - 1 }, (_, index) =>
        textOf(startLine + 1 + index),
      ).join('\n');
      token.map = [startLine, line + 1];
      break;
    }
  }
  state.line = token.map[1];
  return true;
}
md.block.ruler.before('fence', 'marker', marker, {
  alt: ['paragraph', 'reference', 'blockquote', 'list'],
});

/** An article's text as a tree of tokens. */
export const readDocfx = (text: string): Node[] => nest(md.parse(withAllCells(text), {}));

/** A label's tokens. */
export const readInline = (text: string): Node[] =>
  nest(md.parseInline(text, {})[0]?.children ?? []);
