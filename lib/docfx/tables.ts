const delimiter = /^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*$/;
const codeFence = /^[ \t>]*(?:```|~~~)/;

/**
 * Markdown drops the cells of a row that its table's head has no column for: here they become a
 * part of the last cell, with the bars that parted them.
 */
export function withAllCells(text: string): string {
  if (!/\|[ \t]*:?-/.test(text)) return text;
  let columns = 0;
  let inCode = false;
  const lines = text.split('\n').map((line, at, all) => {
    if (codeFence.test(line)) inCode = !inCode;
    if (inCode || line.trim() === '') columns = 0;
    else if (delimiter.test(line) && all[at - 1]?.includes('|')) columns = cellsOf(line).length;
    else if (columns > 0) return fitted(line, columns);
    return line;
  });
  return lines.join('\n');
}

function fitted(line: string, columns: number): string {
  const cells = cellsOf(line);
  if (cells.length <= columns) return line;
  const kept = cells.slice(0, columns - 1);
  return `|${[...kept, cells.slice(columns - 1).join('\\|')].join('|')}|`;
}

/** Between bars that no backslash escapes; the first and the last bar are only the table's edges. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/);
}
