import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** A command of ours, with what is typed after it: at most three words. */
const command = /\bnpm run(?: -s)? [\w-]+(?: -- [^\s,;)]+(?: (?!npm\b)[\w/#-]+(?=[\s.]|$)){0,2})?/g;

/** Stands for a space within a command while its line is wrapped. */
const bound = '\ue000';

/**
 * Wraps at spaces to a number of columns; a longer word is cut, a path after a slash or before a dot
 * where that is possible. Styles survive the cut. A command that is too long for the rest of a line
 * begins the next one, so that all of it can be copied.
 */
export function wrap(text: string, columns: number): string[] {
  return rowsOf(text, columns, true);
}

/**
 * Wraps what is printed once and stays: a longer word, such as a path or an address, is left to the
 * terminal, so that it can be copied. Lines that fit keep their indent.
 */
export function wrapMessage(text: string, columns: number): string[] {
  return text
    .split('\n')
    .flatMap((line) => (stringWidth(line) <= columns ? [line] : rowsOf(line, columns, false)));
}

function rowsOf(text: string, columns: number, hard: boolean): string[] {
  const whole = text.replace(command, (found) =>
    found.length <= columns ? found.replaceAll(' ', bound) : found,
  );
  // A row that ends within a path would not take its style along.
  const cutAt = hard && !text.includes('\x1b') ? pathsCut(whole, columns) : whole;
  const rows = wrapAnsi(cutAt, Math.max(1, columns), { hard }).split('\n');
  return rows.map((row) => row.replaceAll(bound, ' '));
}

/** Ends a row within each path and address that is longer than one, where its name can be read on. */
function pathsCut(text: string, columns: number): string {
  return text.replace(/[^\s\ue000]+/g, (word) => {
    const rows: string[] = [];
    let rest = word;
    while (stringWidth(rest) > columns) {
      const end = [...rest.matchAll(/(?<=\/)(?!\/)|(?<=[^/.])(?=\.)/g)]
        .map(({ index }) => index)
        .findLast((at) => at > 0 && stringWidth(rest.slice(0, at)) <= columns);
      if (!end) break;
      rows.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    return [...rows, rest].join('\n');
  });
}

/** Cuts to a number of columns wherever that falls, and keeps every space: for code and output. */
export function cut(text: string, columns: number): string[] {
  const options = { hard: true, trim: false, wordWrap: false };
  return wrapAnsi(text, Math.max(1, columns), options).split('\n');
}

/** Wraps what a program printed: at spaces where it can, its indent and inner spaces as they are. */
export function fold(text: string, columns: number): string[] {
  const options = { hard: true, trim: false };
  const rows = wrapAnsi(text, Math.max(1, columns), options).split('\n');
  return rows.map((row, at) => (at === 0 ? row : row.trimStart()).trimEnd());
}

/** Pads a text with spaces to a width in columns, whatever its styles and wide characters. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

/** A text without styles on one line, shortened with an ellipsis to a number of columns. */
export function clip(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) >= columns) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

export { stringWidth };
