import { styleText } from 'node:util';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

export type Style = Parameters<typeof styleText>[0];

/** What the surroundings let us draw: the columns to fill and whether colours are welcome. */
export type Screen = { columns: number; colours: boolean };

/** NO_COLOR wins over everything, FORCE_COLOR over the lack of a terminal. */
export function screenOf(stream: NodeJS.WriteStream, env = process.env): Screen {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  const refused = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  return {
    columns: Math.max(20, stream.columns ?? 80),
    colours: !refused && env.TERM !== 'dumb' && (forced || stream.isTTY === true),
  };
}

/** Styles a text where colours are welcome, else gives it back as it is. */
export function paint(screen: Screen, style: Style, text: string): string {
  return screen.colours && text !== '' ? styleText(style, text, { validateStream: false }) : text;
}

/** Wraps at spaces to a number of columns; a longer word is cut. Styles survive the cut. */
export function wrap(text: string, columns: number): string[] {
  return wrapAnsi(text, Math.max(1, columns), { hard: true }).split('\n');
}

/** Pads a text with spaces to a width in columns, whatever its styles and wide characters. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

export { stringWidth };
