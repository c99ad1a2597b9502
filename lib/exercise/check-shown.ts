import { clip, stringWidth, wrap } from '../base/terminal-text.ts';
import type { StepResult } from '../judge/verdict.ts';
import { judgedNow } from '../learner/facts.ts';
import type { Journal } from '../learner/journal.ts';
import { isOutdated, shownPath } from '../learner/workspace.ts';
import { prose, withCommand } from '../terminal/lines.ts';
import { accent, quiet, strong, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { keepIfGone, type Submission } from './submission.ts';
import { typeFaults, typeLines } from './types.ts';

export type CheckOptions = {
  style: TextStyle;
  /** Print the judgment as one JSON document, and nothing else. */
  json: boolean;
  work: URL;
  /** Plays the conversations of an earlier check; see `JudgeOptions`. */
  seed?: number | undefined;
  print: (...lines: readonly string[]) => void;
  /** Shows a line until the next one is printed; nothing where that cannot be done. */
  pass: (line: string) => void;
  signal: AbortSignal;
  /** Where the verdict is remembered; null if the program is not the learner's own. */
  progress: Journal | null;
};

/** The exercise and the file, on one line if they fit. */
function titleLines({ exercise, name }: Submission, style: TextStyle): string[] {
  const title = strong(style, exercise.title[style.language]);
  const line = `${title}  ${quiet(style, name)}`;
  if (stringWidth(line) <= style.columns) return [line];
  return [title, name].flatMap((part) => wrap(part, style.columns));
}

/** How to go on after a verdict, one command a line. */
const onwardLines = (ok: boolean, style: TextStyle): string[] =>
  (ok ? (['goOn', 'otherWay'] as const) : (['askHint'] as const)).flatMap((key) =>
    withCommand(words(style.language, `exercise.${key}`), style, quiet),
  );

/** Judges a program once and shows the result; returns the exit code. */
export async function checkShown(submission: Submission, options: CheckOptions): Promise<number> {
  const { style, json, seed, print, pass, signal, progress, work } = options;
  const { exercise } = submission;
  const { language } = style;
  const show = json ? () => {} : print;
  const remark = (key: Parameters<typeof words>[1], params = {}): string[] =>
    prose(words(language, key, params), style, quiet);
  show(...titleLines(submission, style));
  if (progress && isOutdated(exercise, progress)) show(...remark('exercise.outdated'));
  // Loaded only now: what will be judged is already on the screen.
  const [{ attempt }, { awaitedText, soFarText, stepLines, verdictLines }] = await Promise.all([
    import('./attempt.ts'),
    import('./verdict-lines.ts'),
  ]);
  const steps: StepResult[] = [];
  // The terminal may put a ^C behind it.
  const passing = (text: string): void => pass(accent(style, clip(text, style.columns - 3)));
  const soFar = (found = false): void => {
    const text = soFarText({ steps, found }, exercise.steps, language);
    if (text && !json) passing(text);
  };
  const judged = await attempt(submission, {
    signal,
    seed,
    onStep: (step) => {
      // A step that was given up has not failed.
      if (signal.aborted) return;
      steps.push(step);
      show(...stepLines(step, style));
      soFar();
    },
    onFound: () => soFar(true),
    onWaiting: (awaited) => {
      if (json || signal.aborted) return;
      if (awaited) passing(awaitedText(awaited, language, new Date()));
      else soFar();
    },
  });
  const { about: _, ...told } = judged.judgement;
  const { ok, verdict } = told;
  if (verdict.id !== 'cancelled') progress?.add(judgedNow(told));
  if (json) print(JSON.stringify(told));
  show('', ...verdictLines(judged, style));
  const lost = await keepIfGone(submission);
  if (lost) {
    const kept = shownPath(lost);
    show('', ...remark('exercise.lost', { file: submission.name, kept }));
  }
  if (verdict.id === 'cancelled') return 130;
  if (verdict.params.said) show('', ...remark('exercise.sameAgain', { seed: told.seed }));
  if (progress) show('', ...onwardLines(ok, style));
  if (!json && verdict.id !== 'syntax-error') {
    const faults = await typeFaults(submission.file, work, language, signal);
    if (faults.length > 0) show('', ...typeLines(faults, submission, style));
  }
  return ok ? 0 : 1;
}
