import { judgedNow } from '../learner/facts.ts';
import type { Journal } from '../learner/journal.ts';
import { isOutdated, shownPath } from '../learner/workspace.ts';
import { prose } from '../terminal/lines.ts';
import { quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { keepIfGone, type Submission } from './submission.ts';
import { typeFaults, typeLines } from './types.ts';

export type CheckShown = {
  style: TextStyle;
  /** Print the judgment as one JSON document, and nothing else. */
  json: boolean;
  work: URL;
  print: (line: string) => void;
  signal: AbortSignal;
  /** Where the verdict is remembered; null if the program is not the learner's own. */
  progress: Journal | null;
};

/** Judges a program once and shows the result; returns the exit code. */
export async function checkShown(submission: Submission, shown: CheckShown): Promise<number> {
  const { style, json, print, signal, progress, work } = shown;
  const { exercise } = submission;
  const show = (lines: readonly string[]): void => {
    if (!json) for (const line of lines) print(line);
  };
  show([`${strong(style, exercise.title[style.language])}  ${quiet(style, submission.name)}`]);
  if (progress && isOutdated(exercise, progress)) show(remark('exercise.outdated', {}, style));
  // Loaded only now: what will be judged is already on the screen.
  const [{ attempt }, { stepLines, verdictLines }] = await Promise.all([
    import('./attempt.ts'),
    import('./verdict-lines.ts'),
  ]);
  const judged = await attempt(submission, {
    signal,
    onStep: (step) => show(stepLines(step, style)),
  });
  const { judgement } = judged;
  const { ok, verdict } = judgement;
  const cancelled = verdict.id === 'cancelled';
  if (!cancelled) progress?.add(judgedNow(exercise.id, ok));
  const { about: _, ...told } = judgement;
  if (json) print(JSON.stringify(told));
  if (!json) show(['', ...verdictLines(judged, style)]);
  const lost = await keepIfGone(submission);
  if (lost) {
    const said = { file: submission.name, kept: shownPath(lost) };
    show(['', ...remark('exercise.lost', said, style)]);
  }
  if (cancelled) return 130;
  if (progress) show(['', ...remark(ok ? 'exercise.goOn' : 'exercise.askHint', {}, style)]);
  if (!json && verdict.id !== 'syntax-error') {
    const faults = await typeFaults(submission.file, work, style.language, signal);
    const lines = typeLines(faults ?? [], submission, style);
    if (lines.length > 0) show(['', ...lines]);
  }
  return ok ? 0 : 1;
}

function remark(
  key: Parameters<typeof words>[1],
  params: Record<string, string>,
  style: TextStyle,
): string[] {
  return prose(words(style.language, key, params), style, quiet);
}
