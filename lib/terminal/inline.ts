import { paint } from '../base/screen.ts';
import { cut, wrap } from '../base/terminal-text.ts';
import type { Inline } from '../course/blocks.ts';
import { termScheme } from '../course/glossary.ts';
import { accent, quiet, strong, type TextStyle } from './text-style.ts';

/** The addresses behind the links of a text, numbered in the order in which they appear. */
export class Links {
  readonly #addresses: string[] = [];

  number(address: string): number {
    const at = this.#addresses.indexOf(address);
    return at >= 0 ? at + 1 : this.#addresses.push(address);
  }

  /** The list to print below the text; with unlimited columns no address is cut. */
  lines(style: TextStyle, columns: number): string[] {
    return this.#addresses.flatMap((address, index) => {
      const mark = `[${index + 1}] `;
      const rows =
        columns === Number.POSITIVE_INFINITY ? [address] : broken(address, columns - mark.length);
      return rows.map((row, at) => {
        const left = at === 0 ? mark : ' '.repeat(mark.length);
        return quiet(style, left + hyperlink(style, address, row));
      });
    });
  }
}

const isWeb = (address: string): boolean => /^https?:/.test(address);

/** Where an address may go on in the next line: after a slash; in a part that is too long, after a dash. */
const breaks = [/(?<=[/?&])(?!\/)|(?=#)/, /(?<=[-.])/];

function broken(address: string, columns: number): string[] {
  if (!isWeb(address)) return wrap(address, columns);
  const rows = [''];
  const add = (text: string, [at, ...finer] = breaks): void => {
    const row = rows.at(-1) ?? '';
    if (row.length + text.length <= columns) rows.splice(-1, 1, row + text);
    else if (text.length <= columns) rows.push(text);
    else if (at === undefined) rows.push(...cut(text, columns));
    else for (const part of text.split(at)) add(part, finer);
  };
  add(address);
  return rows.filter((row) => row !== '');
}

/** A text that opens a web address, where the terminal can do that. */
function hyperlink({ hyperlinks = false }: TextStyle, address: string, text: string): string {
  if (!hyperlinks || !isWeb(address)) return text;
  return `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\`;
}

/** Inline elements as a text to be wrapped; `\n` where the author broke the line. */
export function inlineText(inlines: readonly Inline[], style: TextStyle, links: Links): string {
  return inlines.map((inline) => oneText(inline, style, links)).join('');
}

function oneText(inline: Inline, style: TextStyle, links: Links): string {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'code':
      return style.colors ? accent(style, inline.text) : `\`${inline.text}\``;
    case 'break':
      return '\n';
    case 'emphasis':
      return paint(style, 'italic', inlineText(inline.children, style, links));
    case 'strong':
      return strong(style, inlineText(inline.children, style, links));
    case 'link':
      return linkText(inline.href, inlineText(inline.children, style, links), style, links);
  }
}

/** A term, a link to this page, or one that shows its own address needs no footnote. */
function linkText(href: string, text: string, style: TextStyle, links: Links): string {
  const shown = paint(style, 'underline', text);
  if (href.startsWith('#') || href.startsWith(termScheme) || href === text) return shown;
  return `${shown}\u00a0${quiet(style, `[${links.number(targetOf(href))}]`)}`;
}

/**
 * The file of another lesson's page is of no use to a reader here; the command that opens it is.
 */
function targetOf(href: string): string {
  const error = /^\.\.\/error-guide\/\w+\.md#(.+)/.exec(href)?.[1];
  if (error !== undefined) return `npm run lesson -- explain ${error}`;
  const lesson = /^\.\.\/(\d\d)-[^/]+\/\w+\.md/.exec(href)?.[1];
  return lesson === undefined ? href : `npm run lesson -- read ${Number(lesson)}`;
}

/** A paragraph's lines. */
export function proseLines(
  inlines: readonly Inline[],
  style: TextStyle,
  links: Links,
  columns: number,
): string[] {
  return inlineText(inlines, style, links)
    .split('\n')
    .flatMap((line) => wrap(line, columns));
}
