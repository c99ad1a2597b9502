import type { Language } from '../base/i18n.ts';
import { fold, stringWidth, wrap } from '../base/terminal-text.ts';
import { explanationOf } from '../course/explained.ts';
import type { Awaited } from '../judge/lookout.ts';
import { peerText, type StepResult, stepText } from '../judge/verdict.ts';
import { boxColumns, boxLines, prose, spaced } from '../terminal/lines.ts';
import { visible } from '../terminal/recorded.ts';
import {
  accent,
  bad,
  glyphsOf,
  good,
  proseWidth,
  quiet,
  strong,
  type TextStyle,
} from '../terminal/text-style.ts';
import { stepRows } from '../terminal/transcript.ts';
import { words } from '../terminal/words.ts';
import type { Attempt } from './attempt.ts';
import { type Evidence, lastWire, wiresToRead } from './evidence.ts';
import { faultLines } from './fault.ts';
import { lastPrinted, verdictSaid, wireTitle } from './verdict-said.ts';

/** How many rows are shown of one line that the program printed. */
const printedRows = 2;

/** A step of a check, as soon as it is over. */
export function stepLines({ id, ok }: StepResult, style: TextStyle): string[] {
  const { yes, no } = glyphsOf(style);
  const text = wrap(stepText(style.language, id), proseWidth(style) - 2);
  const mark = ok ? good(style, yes) : bad(style, strong(style, no));
  return text.map((line, row) =>
    row === 0 ? `${mark} ${ok ? line : strong(style, line)}` : `  ${line}`,
  );
}

/** What can be said before there is a verdict; null if it is nothing. `all`: how many steps there are. */
export function soFarText(
  { steps, found }: { steps: readonly StepResult[]; found: boolean },
  all: number | undefined,
  language: Language,
): string | null {
  const count = steps.length;
  if (steps.some(({ ok }) => !ok)) return null;
  if (found) return words(language, 'exercise.found');
  if (count === 0) return null;
  if (all === undefined || count > all) return words(language, 'exercise.soFar', { count });
  return words(language, 'exercise.soFarOf', { count, of: all });
}

/** What a check has been waiting for, and for how long. */
export function awaitedText({ what, peer, since }: Awaited, language: Language, now: Date): string {
  const seconds = Math.max(1, Math.floor((now.getTime() - since.getTime()) / 1_000));
  return words(language, `exercise.awaited.${what}`, { peer: peerText(language, peer), seconds });
}

/** The verdict in a sentence, the line of code, what went over the wire, what the program printed. */
export function verdictLines(attempt: Attempt, style: TextStyle): string[] {
  const { language } = style;
  const room = proseWidth(style) - boxColumns;
  const { ending, title, texts } = verdictSaid(attempt, language);
  const said = spaced(texts.map((text) => wrap(text, room)));
  const box = boxLines(
    title,
    said.map((line) => strong(style, line)),
    style,
    { passed: good, failed: bad, cancelled: accent }[ending],
  );
  if (ending !== 'failed') return box;
  return spaced([
    box,
    faultLines(attempt, style),
    evidenceLines(lastWire(attempt, language), style),
    printedText(attempt, style),
    readOnLines(attempt, style),
  ]);
}

/** The section of a lesson that explains the verdict, and how to get there. */
function readOnLines({ submission, judgement }: Attempt, style: TextStyle): string[] {
  const { language } = style;
  const found = explanationOf(judgement.verdict, submission.exercise, language);
  if (!found) return [];
  const { lesson, title, command } = found;
  const place = words(language, 'exercise.readOn', { lesson: lesson.id.slice(0, 2), title });
  const line = `${place}  ${command}`;
  const fits = stringWidth(line) <= style.columns;
  // A command in one piece can be copied: its indent leaves first.
  const own = command.length + 2 <= style.columns ? [`  ${command}`] : wrap(command, style.columns);
  const lines = fits ? [line] : [...wrap(place, style.columns), ...own];
  return lines.map((text) => quiet(style, text));
}

/** The recording, for readers who want to see more than the last events. */
export function wireLines(attempt: Attempt, style: TextStyle): string[] {
  const { language } = style;
  const { all, shown } = wiresToRead(attempt, language);
  const lines = spaced([
    all > 0 ? prose(words(language, 'exercise.wireSome', { count: all }), style, quiet) : [],
    ...shown.map((wire) => evidenceLines(wire, style)),
  ]);
  return lines.length > 0 ? lines : [quiet(style, words(language, 'wire.silent'))];
}

function evidenceLines({ peer, steps }: Evidence, style: TextStyle): string[] {
  if (steps.length === 0) return [];
  const title = wireTitle(peer, style.language);
  return [...prose(title, style, strong), ...stepRows(steps, style)];
}

/** The last lines that the program printed. */
function printedText(attempt: Attempt, style: TextStyle): string[] {
  const { title, lines } = lastPrinted(attempt, style.language);
  if (lines.length === 0) return [];
  const rows = lines.flatMap((text) => firstRows(text, style.columns - 2));
  return [strong(style, title), ...rows.map((row) => `  ${row}`.trimEnd())];
}

/** A printed line on the screen; if it is long, as much as fits. */
function firstRows(text: string, columns: number): string[] {
  const rows = fold(visible(text), columns);
  if (rows.length <= printedRows) return rows;
  const last = rows[printedRows - 1] ?? '';
  return [...rows.slice(0, printedRows - 1), `${last.slice(0, -1)}…`];
}
