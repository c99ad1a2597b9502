import { wrap } from '../../base/terminal-text.ts';
import { userErrorText } from '../../base/user-error.ts';
import type { Exercise } from '../../course/exercises.ts';
import { shownPath } from '../../learner/place.ts';
import type { Highlighter } from '../../terminal/code.ts';
import { spaced } from '../../terminal/drawing.ts';
import type { Key } from '../../terminal/frame.ts';
import { accent, type Look, proseColumns, quiet } from '../../terminal/look.ts';
import { words } from '../../terminal/words.ts';
import { diffLines } from '../diff-lines.ts';
import { solutionLines } from '../solution-lines.ts';
import { openHints, taskText } from '../task.ts';
import { typeLines } from '../type-lines.ts';
import { stepLines, verdictLines, wireLines } from '../verdict-lines.ts';
import type { Round, RoundsState } from './round.ts';
import type { WatchState } from './state.ts';

/** Everything that is drawn. */
export type Watched = {
  exercise: Exercise;
  file: string;
  /** Whether the workbook's start.ts has changed since. */
  outdated: boolean;
  /** Whether leaving goes back to a menu or a lesson. */
  within: boolean;
  rounds: RoundsState;
  state: WatchState;
  hints: number;
  /** The learner's program as it is now; null if there is none. */
  source: () => string | null;
  highlighter: Highlighter;
};

/** The lines to show, and how many of them to have in sight: the verdict is among these. */
export type WatchBody = { lines: string[]; wanted: number };

/** What a watch shows between header and keys. */
export function watchBody(watched: Watched, look: Look, columns: number): WatchBody {
  const { exercise, rounds, state, hints, source, highlighter } = watched;
  const asked = askLines(state, look, columns);
  const attempt = rounds.round?.attempt;
  const under = (lines: string[]): WatchBody => ({ lines: spaced([asked, lines]), wanted: 0 });
  switch (state.view) {
    case 'task':
      return under(spaced([taskText(exercise, look, columns), fileLines(watched, look, columns)]));
    case 'hints':
      return under(openHints(exercise, hints, look, columns, true));
    case 'diff':
      return under(diffLines(source() ?? '', exercise, look, columns));
    case 'solution':
      return under(solutionLines(exercise, look, columns, highlighter));
    case 'wire':
      if (attempt) return under(wireLines(attempt, look, columns));
  }
  return verdictBody(watched, asked, look, columns);
}

function verdictBody(
  { rounds, file, outdated }: Watched,
  asked: string[],
  look: Look,
  columns: number,
): WatchBody {
  const { round } = rounds;
  const status = statusLines(rounds, file, look, columns, outdated);
  const steps = round?.steps.flatMap((step) => stepLines(step, look, columns)) ?? [];
  const verdict = round?.attempt ? verdictLines(round.attempt, look, columns) : [];
  const types =
    round?.types && round.attempt
      ? typeLines(round.types.faults, round.attempt.subject, look, columns)
      : [];
  const box = verdict.indexOf('');
  const told = spaced([asked, status, steps, box < 0 ? verdict : verdict.slice(0, box)]);
  return { lines: spaced([asked, status, steps, verdict, types]), wanted: told.length };
}

/** What to do with the file. */
function fileLines({ file, outdated }: Watched, look: Look, columns: number): string[] {
  const said = [
    words(look.language, 'watch.waiting', { file }),
    ...(outdated ? [words(look.language, 'exercise.outdated')] : []),
  ];
  return said.flatMap((text) => wrap(text, Math.min(columns, proseColumns)));
}

/** What is going on: judged, being judged, missing. */
export function statusLines(
  rounds: RoundsState,
  file: string,
  look: Look,
  columns: number,
  outdated = false,
): string[] {
  const { language } = look;
  const { round, trouble, polling, queued, kept } = rounds;
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
    ...wrap(said, room).map((line) => tone(look, line)),
    ...more.flatMap((text) => wrap(text, room)).map((line) => quiet(look, line)),
  ];
}

function statusKey(round: Round | null): 'watch.checked' | 'watch.saved' | 'watch.judging' {
  if (round?.attempt) return 'watch.checked';
  return round?.cause === 'saved' ? 'watch.saved' : 'watch.judging';
}

function askLines({ ask, allPassed }: WatchState, look: Look, columns: number): string[] {
  const { language } = look;
  const text = ask
    ? words(language, ask === 'diff' ? 'exercise.diffKey' : 'exercise.solutionKey')
    : allPassed
      ? words(language, 'exercise.allPassed')
      : '';
  if (text === '') return [];
  return wrap(text, Math.min(columns, proseColumns)).map((line) => accent(look, line));
}

/** The keys that do something here, the most useful first. */
export function watchKeys({ rounds, state, within }: Watched, more: boolean): Key[] {
  const attempt = rounds.round?.attempt;
  const keys: Key[] = more ? [['↓', 'key.more']] : [];
  if (attempt?.judgement.ok) keys.push(['n', 'key.nextExercise']);
  const quits = state.view === 'verdict' && !within;
  keys.push(['q', quits ? 'key.quit' : 'key.return']);
  keys.push(['h', 'key.hint'], ['w', 'key.wire'], ['d', 'key.diff'], ['s', 'key.solution']);
  keys.push(['r', 'key.again'], ['l', 'key.language'], ['t', 'key.task']);
  if (!attempt?.judgement.ok) keys.push(['n', 'key.nextExercise']);
  return keys;
}
