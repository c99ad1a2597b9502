import type { Language } from '../base/i18n.ts';
import { fold, stringWidth, wrap } from '../base/terminal-text.ts';
import { explanationOf } from '../course/explained.ts';
import { startTexts } from '../course/start-text.ts';
import { peerText, type StepResult, stepText, verdictText } from '../judge/verdict.ts';
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
import { type Evidence, lastRun, lastWire, wholeWire } from './evidence.ts';
import { faultLines, hasCrashed } from './fault.ts';
import type { Submission } from './submission.ts';

/** How many lines of what the program printed are shown beside a verdict, and rows of one line. */
const printedLines = 8;
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

/** What can be said before there is a verdict; null if it is nothing. */
export function soFarText(
  { steps, found }: { steps: readonly StepResult[]; found: boolean },
  language: Language,
): string | null {
  const count = steps.length;
  if (steps.some(({ ok }) => !ok)) return null;
  if (found) return words(language, 'exercise.found');
  return count === 0 ? null : words(language, 'exercise.soFar', { count });
}

/** The verdict in a sentence, where the program broke, what went over the wire, what it printed. */
export function verdictLines(attempt: Attempt, style: TextStyle): string[] {
  const { judgement } = attempt;
  const { language } = style;
  const room = proseWidth(style) - boxColumns;
  const ending = judgement.ok
    ? 'passed'
    : judgement.verdict.id === 'cancelled'
      ? 'cancelled'
      : 'failed';
  const title = words(language, `exercise.${ending}`);
  const text = isEmpty(attempt)
    ? words(language, 'exercise.empty', { file: attempt.submission.name })
    : verdictText(language, judgement.verdict);
  const { submission } = attempt;
  const todo =
    ending === 'failed' && isUntouched(submission)
      ? words(language, 'exercise.untouched', { file: submission.name })
      : '';
  const said = spaced([todo, text].map((part) => (part === '' ? [] : wrap(part, room))));
  const box = boxLines(
    title,
    said.map((line) => strong(style, line)),
    style,
    { passed: good, failed: bad, cancelled: accent }[ending],
  );
  if (judgement.ok || judgement.verdict.id === 'cancelled') return box;
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

/** Whether the program is still the one that the learner was given. */
const isUntouched = ({ exercise, source }: Submission): boolean =>
  Object.values(startTexts(exercise)).includes(source);

/** Whether the file is empty, which says more than that the program has ended. */
const isEmpty = ({ submission, judgement }: Attempt): boolean =>
  judgement.verdict.id === 'ended' && submission.source.trim() === '';

/** The whole recording, for readers who want to see more than the last events. */
export function wireLines(attempt: Attempt, style: TextStyle): string[] {
  const lines = evidenceLines(wholeWire(attempt, style.language), style);
  return lines.length > 0 ? lines : [quiet(style, words(style.language, 'wire.silent'))];
}

function evidenceLines({ peer, steps }: Evidence, style: TextStyle): string[] {
  if (steps.length === 0) return [];
  const { language } = style;
  const title = peer
    ? words(language, 'exercise.wireWith', { peer: peerText(language, peer) })
    : words(language, 'exercise.wire');
  return [...prose(title, style, strong), ...stepRows(steps, style)];
}

/** The last lines that the program printed; the stack of a crash is reported in other words. */
function printedText(attempt: Attempt, style: TextStyle): string[] {
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
  const rows = lines.slice(-printedLines).flatMap(({ text }) => firstRows(text, style.columns - 2));
  return [strong(style, title), ...rows.map((row) => `  ${row}`.trimEnd())];
}

/** A printed line on the screen; if it is long, as much as fits. */
function firstRows(text: string, columns: number): string[] {
  const rows = fold(visible(text), columns);
  if (rows.length <= printedRows) return rows;
  const last = rows[printedRows - 1] ?? '';
  return [...rows.slice(0, printedRows - 1), `${last.slice(0, -1)}…`];
}
