import { programFile, shownPath } from '../../learner/place.ts';
import { startExercise } from '../../learner/workspace.ts';
import type { Look } from '../../terminal/look.ts';
import { words } from '../../terminal/words.ts';
import { typeLines } from '../type-lines.ts';
import { stepLines, verdictLines } from '../verdict-lines.ts';
import { Rounds } from './rounds.ts';
import type { WatchOptions } from './session.ts';
import { statusLines } from './view.ts';

/** Watches an exercise without a terminal: line by line, until the signal. */
export async function watchInLines(
  { exercise, work, progress, language }: WatchOptions,
  look: Look,
  signal: AbortSignal,
  print: (line: string) => void,
): Promise<number> {
  const { columns } = look;
  const file = shownPath(programFile(work, exercise));
  const { outdated } = startExercise(exercise, work, progress, language);
  const show = (lines: readonly string[]): void => {
    for (const line of lines) print(line);
  };
  const rounds: Rounds = new Rounds({
    exercise,
    work,
    progress,
    language: () => language,
    onEvent: (event) => {
      const { state } = rounds;
      const { round } = state;
      switch (event) {
        case 'saved':
        case 'trouble':
        case 'polling':
          return show(['', ...statusLines(state, file, look, columns)]);
        case 'step':
          return show(
            (round?.steps.slice(-1) ?? []).flatMap((step) => stepLines(step, look, columns)),
          );
        case 'verdict':
          return round?.attempt
            ? show(['', ...verdictLines(round.attempt, look, columns)])
            : undefined;
        case 'types': {
          const { attempt, types } = round ?? {};
          if (!attempt || !types || types.faults.length === 0) return;
          return show(['', ...typeLines(types.faults, attempt.subject, look, columns)]);
        }
      }
    },
    onFail: (error) => fail(error),
  });
  let fail: (error: unknown) => void = () => {};
  print(words(language, 'watch.waiting', { file }));
  if (outdated) print(words(language, 'exercise.outdated'));
  try {
    await new Promise<void>((resolve, reject) => {
      fail = reject;
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (signal.aborted) return resolve();
      rounds.open();
    });
    return 130;
  } finally {
    await rounds.close();
  }
}
