import { stripVTControlCharacters } from 'node:util';
import { stringWidth, wrap } from '../base/terminal-text.ts';
import { accent, glyphsOf, proseWidth, strong, type TextStyle } from './text-style.ts';

export const indent = (lines: readonly string[], by = '  '): string[] =>
  lines.map((line) => (line === '' ? by.trimEnd() : by + line));

/** Joins parts, with an empty line between those that have lines. */
export function spaced(parts: readonly (readonly string[])[]): string[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, at) => (at === 0 ? part : ['', ...part]));
}

/** Wraps a text to a width that is easy to read; each line is drawn in a tone. */
export function prose(text: string, style: TextStyle, tone = plain): string[] {
  const room = proseWidth(style);
  return wrap(text, room).map((line) => tone(style, line));
}

/**
 * A text that ends in a command, which stays whole: where both do not fit on one line, the command
 * has the next one. What wraps within a command cannot be copied.
 */
export function withCommand(text: string, style: TextStyle, tone = plain): string[] {
  const at = text.indexOf('npm run ');
  if (at < 1 || stringWidth(text) <= proseWidth(style)) return prose(text, style, tone);
  const [before, command] = [text.slice(0, at).trimEnd(), text.slice(at)];
  return [...prose(before, style, tone), tone(style, `  ${command}`)];
}

const plain = (_: TextStyle, text: string): string => text;

/** Where a text is the whole line, in a box or outside; -1 where it is nowhere. */
export const indexOfLine = (lines: readonly string[], text: string): number =>
  lines.findIndex(
    (line) =>
      text !== '' &&
      stripVTControlCharacters(line)
        .replace(/^[│|] {2}/, '')
        .trim() === text,
  );

/** How many columns a box takes away from its content. */
export const boxColumns = 3;

/** A title and a bar beside the content; open on the right, so that text can be copied. */
export function boxLines(
  title: string,
  lines: readonly string[],
  style: TextStyle,
  tone = accent,
): string[] {
  const { bar, top, end } = glyphsOf(style);
  return [
    `${tone(style, top)} ${tone(style, strong(style, title))}`,
    ...lines.map((line) => `${tone(style, bar)}  ${line}`.trimEnd()),
    tone(style, end),
  ];
}
