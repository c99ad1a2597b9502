import { stripVTControlCharacters } from 'node:util';
import { fold, stringWidth, wrap } from '../base/terminal-text.ts';
import { peerText, type StepResult, stepText, verdictText } from '../judge/verdict.ts';
import { boxColumns, boxLines } from '../terminal/box.ts';
import { spaced } from '../terminal/drawing.ts';
import {
  accent,
  glyphsOf,
  proseColumns,
  quiet,
  strong,
  type TextStyle,
} from '../terminal/text-style.ts';
import { stepRows } from '../terminal/transcript.ts';
import { words } from '../terminal/words.ts';
import { escapeControls } from '../wire/escape.ts';
import type { Attempt } from './attempt.ts';
import { type Evidence, lastRun, lastWire, wholeWire } from './evidence.ts';
import { type Fault, faultOf, hasCrashed } from './fault.ts';

/** How many lines of what the program printed are shown beside a verdict, and rows of one line. */
const printedLines = 8;
const printedRows = 2;

/** A step of a check, as soon as it is over. */
export function stepLines({ id, ok }: StepResult, style: TextStyle, columns: number): string[] {
  const { yes, no } = glyphsOf(style);
  const text = wrap(stepText(style.language, id), Math.min(columns, proseColumns) - 2);
  const mark = ok ? accent(style, yes) : strong(style, no);
  return text.map((line, row) =>
    row === 0 ? `${mark} ${ok ? line : strong(style, line)}` : `  ${line}`,
  );
}

/** The verdict in a sentence, where the program broke, what went over the wire, what it printed. */
export function verdictLines(attempt: Attempt, style: TextStyle, columns: number): string[] {
  const { judgement } = attempt;
  const { language } = style;
  const room = Math.min(columns, proseColumns) - boxColumns;
  const ending = judgement.ok
    ? 'passed'
    : judgement.verdict.id === 'cancelled'
      ? 'cancelled'
      : 'failed';
  const title = words(language, `exercise.${ending}`);
  const text = isEmpty(attempt)
    ? words(language, 'exercise.empty', { file: attempt.submission.name })
    : verdictText(language, judgement.verdict);
  const said = wrap(text, room);
  const box = boxLines(
    title,
    said.map((line) => strong(style, line)),
    style,
  );
  if (judgement.ok || judgement.verdict.id === 'cancelled') return box;
  const fault = faultOf(attempt);
  return spaced([
    box,
    fault ? faultLines(fault, style, columns) : [],
    evidenceLines(lastWire(attempt, language), style, columns),
    printedText(attempt, style, columns),
  ]);
}

/** Whether the file is empty, which says more than that the program has ended. */
const isEmpty = ({ submission, judgement }: Attempt): boolean =>
  judgement.verdict.id === 'ended' && submission.source.trim() === '';

/** The whole recording, for readers who want to see more than the last events. */
export function wireLines(attempt: Attempt, style: TextStyle, columns: number): string[] {
  const lines = evidenceLines(wholeWire(attempt, style.language), style, columns);
  return lines.length > 0 ? lines : [quiet(style, words(style.language, 'wire.silent'))];
}

/** `work/03-async-server/echo.ts:12:5`, the line, and a caret below the place. */
function faultLines(
  { name, line, column, text }: Fault,
  style: TextStyle,
  columns: number,
): string[] {
  const { bar } = glyphsOf(style);
  const gutter = `${line} ${bar} `;
  const place = wrap(`${name}:${line}:${column}`, columns).map((part) => quiet(style, part));
  const shown = visible(text);
  const room = columns - gutter.length;
  const from = column > room ? column - Math.floor(room / 2) : 0;
  const code = shown.slice(from, from + room);
  if (code.trim() === '') return place;
  const before = stringWidth(shown.slice(from, Math.max(from, column - 1)));
  const caret = `${' '.repeat(gutter.length + before)}^`;
  return [...place, quiet(style, gutter) + code, accent(style, caret)];
}

function evidenceLines({ peer, steps }: Evidence, style: TextStyle, columns: number): string[] {
  if (steps.length === 0) return [];
  const { language, unicode } = style;
  const title = peer
    ? words(language, 'exercise.wireWith', { peer: peerText(language, peer) })
    : words(language, 'exercise.wire');
  const rows = stepRows(steps, language, columns, { unicode });
  return [
    ...wrap(title, Math.min(columns, proseColumns)).map((line) => strong(style, line)),
    ...rows,
  ];
}

/** The last lines that the program printed; the stack of a crash is reported in other words. */
function printedText(attempt: Attempt, style: TextStyle, columns: number): string[] {
  const { printed, judgement } = attempt;
  const { id } = judgement.verdict;
  const run = lastRun(attempt);
  const stack = ['syntax-error', 'out-of-memory'].includes(id) || hasCrashed(judgement);
  const lines = printed.filter(
    ({ program, stream }) => program === run && (!stack || stream === 'out'),
  );
  if (lines.length === 0) return [];
  const left = lines.length - printedLines;
  const title = words(style.language, left > 0 ? 'exercise.printedLast' : 'exercise.printed', {
    count: Math.min(lines.length, printedLines),
  });
  const rows = lines.slice(-printedLines).flatMap(({ text }) => firstRows(text, columns - 2));
  return [strong(style, title), ...rows.map((row) => `  ${row}`.trimEnd())];
}

/** A printed line on the screen; if it is long, as much as fits. */
function firstRows(text: string, columns: number): string[] {
  const rows = fold(visible(text), columns);
  if (rows.length <= printedRows) return rows;
  const last = rows[printedRows - 1] ?? '';
  return [...rows.slice(0, printedRows - 1), `${last.slice(0, -1)}…`];
}

/** A line as text only: colors are removed, and what would move the cursor is shown. */
const visible = (text: string): string =>
  escapeControls(stripVTControlCharacters(text).replaceAll('\t', ' '));
