import type { Language } from '../../base/i18n.ts';
import { userErrorText } from '../../base/user-error.ts';
import type { LessonSummary } from '../../course/catalogue.ts';
import type { Exercise } from '../../course/exercises.ts';
import { exerciseIn, exercisesDone, type Progress } from '../../learner/progress.ts';
import { shownPath } from '../../learner/workspace.ts';
import type { Highlighter } from '../../terminal/code.ts';
import type { Key } from '../../terminal/frame.ts';
import { indexOfLine, prose, spaced } from '../../terminal/lines.ts';
import { accent, quiet, type TextStyle } from '../../terminal/text-style.ts';
import { words } from '../../terminal/words.ts';
import { diffLines, solutionLines } from '../solution.ts';
import { ownSubmission } from '../submission.ts';
import { lastHintTitle, openHints, taskText } from '../task.ts';
import { typeLines } from '../types.ts';
import { awaitedText, soFarText, stepLines, verdictLines, wireLines } from '../verdict-lines.ts';
import type { Round, WatchState } from './state.ts';

/** What is drawn besides the state; code has no colors until its highlighter is loaded. */
type About = {
  work: URL;
  lessons: readonly LessonSummary[];
  progress: Progress;
  highlighter: Highlighter | null;
  now: Date;
};

/** The lines to show, and those to have in sight: the verdict, or the last hint. */
type WatchBody = { lines: string[]; from: number; to: number };

/** What a watch shows between header and keys. */
export function watchBody(state: WatchState, about: About, style: TextStyle): WatchBody {
  const { work, progress, highlighter } = about;
  const { exercise } = state;
  const asked = askLines(state, style);
  const attempt = state.round?.attempt;
  const under = (lines: string[], line = ''): WatchBody => {
    const all = spaced([asked, lines]);
    return { lines: all, from: Math.max(0, indexOfLine(all, line)), to: all.length };
  };
  switch (state.view) {
    case 'task':
      return under(spaced([taskText(exercise, style), fileLines(state, style)]));
    case 'hints':
      return under(
        openHints(exercise, exerciseIn(progress, exercise.id).hints, style, true),
        lastHintTitle(exercise, progress, style.language),
      );
    case 'diff':
      return under(diffLines(sourceOf(exercise, work), exercise, style));
    case 'solution':
      return under(solutionLines(exercise, style, highlighter));
    case 'wire':
      if (attempt) return under(wireLines(attempt, style));
  }
  return verdictBody(state, about, asked, style);
}

function verdictBody(
  state: WatchState,
  { lessons, progress, now }: About,
  asked: string[],
  style: TextStyle,
): WatchBody {
  const { steps = [], found = false, attempt = null, types = null } = state.round ?? {};
  const awaited = state.round?.awaited;
  const before = [
    asked,
    statusLines(state, style, now),
    steps.flatMap((step) => stepLines(step, style)),
  ];
  if (!attempt) {
    const soFar = soFarText({ steps, found }, state.exercise.steps, style.language);
    const waits = awaited && awaitedText(awaited, style.language, now);
    const lines = spaced([
      ...before,
      soFar ? prose(soFar, style, accent) : [],
      waits ? prose(waits, style, quiet) : [],
    ]);
    return { lines, from: lines.length, to: lines.length };
  }
  const verdict = verdictLines(attempt, style);
  const faults = typeLines(types?.faults ?? [], attempt.submission, style);
  const { passed, count } = exercisesDone(lessons, progress);
  const done = words(style.language, 'exercise.passedOf', { passed, of: count });
  const reached = attempt.judgement.ok ? prose(done, style, quiet) : [];
  const end = verdict.indexOf('');
  const box = end < 0 ? verdict : verdict.slice(0, end);
  const said = spaced([box, reached]);
  const to = spaced([...before, said]).length;
  return { lines: spaced([...before, verdict, reached, faults]), from: to - said.length, to };
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
function fileLines({ file, outdated }: WatchState, style: TextStyle): string[] {
  const { language } = style;
  return [
    ...prose(words(language, 'watch.waiting', { file }), style),
    ...(outdated ? prose(words(language, 'exercise.outdated'), style) : []),
  ];
}

/** What is going on: judged, being judged and for how long until `now`, missing. */
export function statusLines(state: WatchState, style: TextStyle, now?: Date): string[] {
  const { language } = style;
  const { file, outdated, round, trouble, polling, kept } = state;
  const time = round?.at.toTimeString().slice(0, 8) ?? '';
  const said = trouble
    ? trouble.id === 'exercise-not-started'
      ? words(language, 'watch.gone', { file })
      : userErrorText(language, trouble)
    : words(language, statusKey(round), { time }) + sinceText(round, language, now);
  const more = [
    ...(kept ? [words(language, 'exercise.lost', { file, kept: shownPath(kept) })] : []),
    ...(outdated ? [words(language, 'exercise.outdated')] : []),
    ...(polling ? [words(language, 'watch.polling')] : []),
  ];
  return [
    ...prose(said, style, round?.attempt && !trouble ? quiet : accent),
    ...more.flatMap((text) => prose(text, style, quiet)),
  ];
}

/** How long a round has been going on, once that can be felt; empty if it is over. */
function sinceText(round: Round | null, language: Language, now?: Date): string {
  if (!round || round.attempt || !now) return '';
  const seconds = Math.floor((now.getTime() - round.at.getTime()) / 1_000);
  return seconds < 2 ? '' : ` ${words(language, 'watch.seconds', { seconds })}`;
}

function statusKey(round: Round | null) {
  if (round?.attempt) return round.attempt.judgement.ok ? 'watch.passed' : 'watch.checked';
  return round?.cause === 'saved' ? 'watch.saved' : 'watch.judging';
}

function askLines({ ask, allPassed }: WatchState, style: TextStyle): string[] {
  const { language } = style;
  if (ask) {
    const key = ask === 'diff' ? 'exercise.diffKey' : 'exercise.solutionKey';
    return prose(words(language, key), style, accent);
  }
  return allPassed ? prose(words(language, 'exercise.allPassed'), style, accent) : [];
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
