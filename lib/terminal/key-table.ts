import { pad, stringWidth, wrap } from '../base/terminal-text.ts';
import { keyName } from './frame.ts';
import { accent, type TextStyle } from './text-style.ts';

/** Keys, and what each does, in two columns; in a narrow window, a long name goes above its text. */
export function keyTable(
  rows: readonly (readonly [name: string, text: string])[],
  style: TextStyle,
): string[] {
  const { columns } = style;
  const names = rows.map(([name]) => keyName(style, name));
  const narrow = columns < 56;
  const widest = narrow ? 3 : Math.max(...names.map((name) => stringWidth(name))) + 2;
  return rows.flatMap(([, text], at) => {
    const name = names[at] ?? '';
    if (narrow && stringWidth(name) > 1) {
      return [accent(style, name), ...wrap(text, columns - 3).map((line) => `   ${line}`)];
    }
    const lines = wrap(text, columns - widest);
    return lines.map((line, row) => accent(style, pad(row === 0 ? name : '', widest)) + line);
  });
}
