import { wrap } from '../../base/terminal-text.ts';
import { userErrorText } from '../../base/user-error.ts';
import type { Exercise } from '../../course/exercises.ts';
import { shownPath } from '../../learner/place.ts';
import { exerciseIn, type Progress } from '../../learner/progress.ts';
import type { Highlighter } from '../../terminal/code.ts';
import { spaced } from '../../terminal/drawing.ts';
import type { Key } from '../../terminal/frame.ts';
import { accent, proseColumns, quiet, type TextStyle } from '../../terminal/text-style.ts';
import { words } from '../../terminal/words.ts';
import { diffLines } from '../diff-lines.ts';
import { solutionLines } from '../solution-lines.ts';
import { ownSubmission } from '../submission.ts';
import { openHints, taskText } from '../task.ts';
import { typeLines } from '../type-lines.ts';
import { stepLines, verdictLines, wireLines } from '../verdict-lines.ts';
import type { Round, WatchState } from './state.ts';

/** What is drawn besides the state. */
type About = { work: URL; progress: Progress; highlighter: Highlighter };

/** Code without colors, until those are loaded. */
export const plainly: Highlighter = (code) =>
  code.split('\n').map((text) => [{ kind: 'plain' as const, text }]);

/** The lines to show, and how many of them to have in sight: the verdict is among these. */
export type WatchBody = { lines: string[]; wanted: number };

/** What a watch shows between header and keys. */
export function watchBody(
  state: WatchState,
  { work, progress, highlighter }: About,
  style: TextStyle,
  columns: number,
): WatchBody {
  const { exercise } = state;
  const asked = askLines(state, style, columns);
  const attempt = state.round?.attempt;
  const under = (lines: string[]): WatchBody => ({ lines: spaced([asked, lines]), wanted: 0 });
  switch (state.view) {
    case 'task':
      return under(spaced([taskText(exercise, style, columns), fileLines(state, style, columns)]));
    case 'hints': {
      const { hints } = exerciseIn(progress, exercise.id);
      return under(openHints(exercise, hints, style, columns, true));
    }
    case 'diff':
      return under(diffLines(sourceOf(exercise, work), exercise, style, columns));
    case 'solution':
      return under(solutionLines(exercise, style, columns, highlighter));
    case 'wire':
      if (attempt) return under(wireLines(attempt, style, columns));
  }
  return verdictBody(state, asked, style, columns);
}

function verdictBody(
  state: WatchState,
  asked: string[],
  style: TextStyle,
  columns: number,
): WatchBody {
  const { round } = state;
  const status = statusLines(state, style, columns);
  const steps = round?.steps.flatMap((step) => stepLines(step, style, columns)) ?? [];
  const verdict = round?.attempt ? verdictLines(round.attempt, style, columns) : [];
  const types =
    round?.types && round.attempt
      ? typeLines(round.types.faults, round.attempt.submission, style, columns)
      : [];
  const box = verdict.indexOf('');
  const told = spaced([asked, status, steps, box < 0 ? verdict : verdict.slice(0, box)]);
  return { lines: spaced([asked, status, steps, verdict, types]), wanted: told.length };
}

/** The learner's program as it is now; empty if it cannot be read. */
function sourceOf(exercise: Exercise, work: URL): string {
  try {
    return ownSubmission(exercise, work).source;
  } catch {
    return '';
  }
}

/** What to do with the file. */
function fileLines({ file, outdated }: WatchState, style: TextStyle, columns: number): string[] {
  const said = [
    words(style.language, 'watch.waiting', { file }),
    ...(outdated ? [words(style.language, 'exercise.outdated')] : []),
  ];
  return said.flatMap((text) => wrap(text, Math.min(columns, proseColumns)));
}

/** What is going on: judged, being judged, missing. */
export function statusLines(state: WatchState, style: TextStyle, columns: number): string[] {
  const { language } = style;
  const { file, outdated, round, trouble, polling, queued, kept } = state;
  const time = round?.at.toTimeString().slice(0, 8) ?? '';
  const said = trouble
    ? trouble.id === 'exercise-not-started'
      ? words(language, 'watch.gone', { file })
      : userErrorText(language, trouble)
    : words(language, statusKey(round), { time });
  const more = [
    ...(queued ? [words(language, 'watch.queued')] : []),
    ...(kept ? [words(language, 'exercise.lost', { file, kept: shownPath(kept) })] : []),
    ...(outdated ? [words(language, 'exercise.outdated')] : []),
    ...(polling ? [words(language, 'watch.polling')] : []),
  ];
  const room = Math.min(columns, proseColumns);
  const tone = round?.attempt && !trouble ? quiet : accent;
  return [
    ...wrap(said, room).map((line) => tone(style, line)),
    ...more.flatMap((text) => wrap(text, room)).map((line) => quiet(style, line)),
  ];
}

function statusKey(round: Round | null): 'watch.checked' | 'watch.saved' | 'watch.judging' {
  if (round?.attempt) return 'watch.checked';
  return round?.cause === 'saved' ? 'watch.saved' : 'watch.judging';
}

function askLines({ ask, allPassed }: WatchState, style: TextStyle, columns: number): string[] {
  const { language } = style;
  const text = ask
    ? words(language, ask === 'diff' ? 'exercise.diffKey' : 'exercise.solutionKey')
    : allPassed
      ? words(language, 'exercise.allPassed')
      : '';
  if (text === '') return [];
  return wrap(text, Math.min(columns, proseColumns)).map((line) => accent(style, line));
}

/** The keys that do something here, the most useful first; `within`: leaving returns somewhere. */
export function watchKeys({ round, view }: WatchState, within: boolean, more: boolean): Key[] {
  const attempt = round?.attempt;
  const keys: Key[] = more ? [['↓', 'key.more']] : [];
  if (attempt?.judgement.ok) keys.push(['n', 'key.nextExercise']);
  const quits = view === 'verdict' && !within;
  keys.push(['q', quits ? 'key.quit' : 'key.return']);
  keys.push(['h', 'key.hint'], ['w', 'key.wire'], ['d', 'key.diff'], ['s', 'key.solution']);
  keys.push(['r', 'key.again'], ['l', 'key.language'], ['t', 'key.task']);
  if (!attempt?.judgement.ok) keys.push(['n', 'key.nextExercise']);
  return keys;
}
