import { accent, glyphsOf, type Look, strong } from './look.ts';

/** How many columns a box takes away from its content. */
export const boxColumns = 3;

/** A title and a bar beside the content; open on the right, so that text can be copied. */
export function boxLines(title: string, lines: readonly string[], look: Look): string[] {
  const { bar, top, end } = glyphsOf(look);
  return [
    `${accent(look, top)} ${accent(look, strong(look, title))}`,
    ...lines.map((line) => `${accent(look, bar)}  ${line}`.trimEnd()),
    accent(look, end),
  ];
}
