import { fileURLToPath } from 'node:url';
import { judge } from '../judge/judge.ts';
import type { Awaited } from '../judge/lookout.ts';
import type { Standby } from '../judge/standby.ts';
import type { Judgement, StepResult } from '../judge/verdict.ts';
import type { OutputLine } from '../wire/recording.ts';
import type { Submission } from './submission.ts';

/** A program that was judged: the judgment, and what the program printed meanwhile. */
export type Attempt = { submission: Submission; judgement: Judgement; printed: OutputLine[] };

/** How many lines of a program's output are kept; if there are more, the last ones. */
const printedLimit = 1_000;

export type AttemptOptions = {
  standby?: Standby;
  signal?: AbortSignal | undefined;
  /** See `JudgeOptions`. */
  seed?: number | undefined;
  onStep?: ((step: StepResult) => void) | undefined;
  onFound?: (() => void) | undefined;
  onWaiting?: ((awaited: Awaited | null) => void) | undefined;
};

/** Judges a program with the exercise's own peers. */
export async function attempt(submission: Submission, options: AttemptOptions): Promise<Attempt> {
  const { exercise, file } = submission;
  const printed: OutputLine[] = [];
  const judgement = await judge({
    ...options,
    exercise: exercise.id,
    check: new URL('check.ts', exercise.folder),
    file,
    onOutput: (line) => {
      printed.push(line);
      if (printed.length > printedLimit) printed.splice(0, printedLimit / 2);
    },
  });
  const { about, verdict: judged } = judgement;
  const { id, params } = judged;
  const said = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === 'string' ? asGiven(value, submission) : value,
  ]);
  const verdict = { id, params: Object.fromEntries(said) };
  const lines = printed.map((line) => ({ ...line, text: asGiven(line.text, submission) }));
  const origin = about.origin && {
    ...about.origin,
    stack: asGiven(about.origin.stack, submission),
  };
  return {
    submission,
    judgement: { ...judgement, verdict, about: { ...about, origin } },
    printed: lines,
  };
}

/** In messages, the copy's name is replaced by that of the file it was copied from. */
function asGiven(text: string, { file, given }: Submission): string {
  if (file.href === given.href) return text;
  const real = fileURLToPath(given);
  return text.replaceAll(file.href, given.href).replaceAll(fileURLToPath(file), real);
}
