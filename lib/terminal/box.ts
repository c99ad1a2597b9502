import { accent, glyphsOf, strong, type TextStyle } from './text-style.ts';

/** How many columns a box takes away from its content. */
export const boxColumns = 3;

/** A title and a bar beside the content; open on the right, so that text can be copied. */
export function boxLines(title: string, lines: readonly string[], style: TextStyle): string[] {
  const { bar, top, end } = glyphsOf(style);
  return [
    `${accent(style, top)} ${accent(style, strong(style, title))}`,
    ...lines.map((line) => `${accent(style, bar)}  ${line}`.trimEnd()),
    accent(style, end),
  ];
}
