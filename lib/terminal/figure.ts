import { stringWidth, wrap } from '../base/terminal-text.ts';
import type { Block } from '../course/blocks.ts';
import type { Drawing } from './drawing.ts';
import { words } from './words.ts';

/** A drawing as it is if there is room for it and its lines can be shown; otherwise in words. */
export function figureLines(
  { file, alt }: Extract<Block, { type: 'figure' }>,
  { look, figureOf }: Drawing,
  columns: number,
): string[] {
  const lines = look.unicode ? figureOf(file).split('\n') : [];
  const fits = lines.every((line) => stringWidth(line) <= columns);
  if (lines.length > 0 && fits) return lines;
  return wrap(words(look.language, 'figure', { alt }), columns);
}
