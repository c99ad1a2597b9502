import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** What we can draw here: how many columns there are, and whether colors are wanted. */
export type Screen = { columns: number; colors: boolean };

/** A stream to draw on, as far as drawing depends on it. */
export type Output = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>;

/**
 * NO_COLOR wins over everything, FORCE_COLOR over the lack of a terminal. Without a terminal,
 * COLUMNS says how wide to write.
 */
export function screenOf(stream: Output, env = process.env): Screen {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  const refused = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  const columns = stream.columns || Number.parseInt(env.COLUMNS ?? '', 10) || 80;
  return {
    columns: Math.max(20, columns),
    colors: !refused && env.TERM !== 'dumb' && (forced || stream.isTTY === true),
  };
}

/** Styles a text if colors are wanted; otherwise returns it unchanged. */
export function paint(screen: Pick<Screen, 'colors'>, style: Style, text: string): string {
  return screen.colors && text !== '' ? styleText(style, text, { validateStream: false }) : text;
}
