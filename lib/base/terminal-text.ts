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

/**
 * Wraps a line that a program printed: at spaces where it can, its inner spaces as they are. What
 * goes on in the next row is indented, so that it is not taken for another line.
 */
export function fold(text: string, columns: number): string[] {
  if (stringWidth(text) <= columns) return [text.trimEnd()];
  const deep = (/^ */.exec(text)?.[0].length ?? 0) + 2;
  const opening = text.slice(0, deep);
  const hang = deep * 2 > columns || stringWidth(opening) < deep ? 0 : deep;
  const options = { hard: true, trim: false };
  const rest = wrapAnsi(text.slice(hang), Math.max(1, columns - hang), options).split('\n');
  const left = ' '.repeat(hang);
  return rest.map((row, at) =>
    (at === 0 ? text.slice(0, hang) + row : left + row.trimStart()).trimEnd(),
  );
}

/**
 * Where the rows of a line of code begin and end: broken at a space where that is possible, within a
 * longer word after what opens or separates or before a dot, and within a name only where it is
 * wider than a row.
 */
export function codeRows(text: string, columns: number): { from: number; to: number }[] {
  const room = Math.max(1, columns);
  const rows: { from: number; to: number }[] = [];
  let from = 0;
  while (stringWidth(text.slice(from)) > room) {
    const to = from + codeBreak(text.slice(from), room);
    rows.push({ from, to: from + text.slice(from, to).trimEnd().length });
    from = to + (/^ */.exec(text.slice(to))?.[0].length ?? 0);
  }
  return from < text.length || from === 0 ? [...rows, { from, to: text.length }] : rows;
}

/** How many characters of a line of code that is too long go into its first row. */
function codeBreak(text: string, columns: number): number {
  const room = charactersIn(text, columns);
  const start = /^ */.exec(text)?.[0].length ?? 0;
  const places = (pattern: RegExp, after: number): number | undefined =>
    [...text.slice(0, room + 1).matchAll(pattern)]
      .map(({ index }) => index)
      .findLast((at) => at > after && at <= room);
  const space = places(/(?<=\S) /g, start) ?? start;
  const word = /^\s*\S*/.exec(text.slice(space))?.[0].trim() ?? '';
  if (stringWidth(word) <= columns) return space > start ? space : room;
  const within = places(withinWord, space) ?? room;
  const rowsFrom = (at: number): number => codeRows(text.slice(at).trimStart(), columns).length;
  // A word begins in the row before only where that saves one.
  return space > start && rowsFrom(space) <= rowsFrom(within) ? space : within;
}

/** How many of a text's characters, at least one, fit into a number of columns. */
function charactersIn(text: string, columns: number): number {
  let end = 0;
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    width += stringWidth(segment);
    if (width > columns && end > 0) break;
    end += segment.length;
  }
  return end;
}

/** Where a word of code may be broken: after what opens or separates, before a dot. */
const withinWord = /(?<=[([{,/])(?=\w|['"`$#])|(?<=[\w)\]])(?=\??\.\w)/g;

/** Pads a text with spaces to a width in columns, whatever its styles and wide characters. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

/**
 * A text without styles on one line, shortened with an ellipsis to a number of columns: after a word,
 * if that keeps at least half of it.
 */
export function clip(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (stringWidth(kept + character) >= columns) break;
    kept += character;
  }
  const word = /^\s/.test(text.slice(kept.length)) ? kept.length : kept.lastIndexOf(' ');
  const whole = word * 2 >= kept.length ? kept.slice(0, word) : kept;
  return `${whole.replace(/[\s:;,·–«(]+$/, '')}…`;
}

export { stringWidth };
