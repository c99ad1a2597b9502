import { wrap } from '../base/terminal-text.ts';
import { judgedNow } from '../learner/facts.ts';
import type { Journal } from '../learner/journal.ts';
import { shownPath } from '../learner/place.ts';
import { isOutdated } from '../learner/workspace.ts';
import { type Look, proseColumns, quiet, strong } from '../terminal/look.ts';
import { words } from '../terminal/words.ts';
import { isGone, keepLost, type Subject } from './subject.ts';

export type CheckShown = {
  look: Look;
  /** Print the judgment as one JSON document, and nothing else. */
  json: boolean;
  work: URL;
  print: (line: string) => void;
  signal: AbortSignal;
  /** Where the verdict is remembered; null if the program is not the learner's own. */
  progress: Journal | null;
};

/** Judges a program once and shows the result; returns the exit code. */
export async function checkShown(subject: Subject, shown: CheckShown): Promise<number> {
  const { look, json, print, signal, progress, work } = shown;
  const { columns } = look;
  const { exercise } = subject;
  const show = (lines: readonly string[]): void => {
    if (!json) for (const line of lines) print(line);
  };
  show([`${strong(look, exercise.title[look.language])}  ${quiet(look, subject.name)}`]);
  if (progress && isOutdated(exercise, progress)) show(remark('exercise.outdated', {}, look));
  // Loaded only now: what will be judged is already on the screen.
  const [{ attempt }, { stepLines, verdictLines }] = await Promise.all([
    import('./attempt.ts'),
    import('./verdict-lines.ts'),
  ]);
  const judged = await attempt(subject, {
    signal,
    onStep: (step) => show(stepLines(step, look, columns)),
  });
  const { judgement } = judged;
  const { ok, verdict } = judgement;
  const cancelled = verdict.id === 'cancelled';
  if (!cancelled) progress?.add(judgedNow(exercise.id, ok));
  const { about: _, ...told } = judgement;
  if (json) print(JSON.stringify(told));
  if (!json) show(['', ...verdictLines(judged, look, columns)]);
  if (await isGone(subject)) {
    const kept = shownPath(keepLost(subject));
    show(['', ...remark('exercise.lost', { file: subject.name, kept }, look)]);
  }
  if (cancelled) return 130;
  if (progress) show(['', ...remark(ok ? 'exercise.goOn' : 'exercise.askHint', {}, look)]);
  if (!json && verdict.id !== 'syntax-error') {
    const [{ typeFaults }, { typeLines }] = await Promise.all([
      import('./types.ts'),
      import('./type-lines.ts'),
    ]);
    const faults = await typeFaults(subject.file, work, look.language, signal);
    const lines = typeLines(faults ?? [], subject, look, columns);
    if (lines.length > 0) show(['', ...lines]);
  }
  return ok ? 0 : 1;
}

type Remark = Parameters<typeof words>[1];

function remark(key: Remark, params: Record<string, string>, look: Look): string[] {
  const lines = wrap(words(look.language, key, params), Math.min(look.columns, proseColumns));
  return lines.map((line) => quiet(look, line));
}
