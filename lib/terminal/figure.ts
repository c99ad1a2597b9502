import { stringWidth, wrap } from '../base/terminal-text.ts';
import type { Block } from '../course/blocks.ts';
import type { Drawing } from './drawing.ts';
import { words } from './words.ts';

/** A drawing as it is if there is room for it and its lines can be shown; otherwise in words. */
export function figureLines(
  { file, alt }: Extract<Block, { type: 'figure' }>,
  { style, figureOf }: Drawing,
  columns: number,
): string[] {
  const lines = style.unicode ? figureOf(file).split('\n') : [];
  const fits = lines.every((line) => stringWidth(line) <= columns);
  if (lines.length > 0 && fits) return lines;
  return wrap(words(style.language, 'figure', { alt }), columns);
}
