import { compile } from '../run/compile.ts';
import type { Check } from './check.ts';
import { Trial, type TrialOptions } from './trial.ts';
import { type About, type Judgement, type Verdict, VerdictError } from './verdict.ts';

export type JudgeOptions = TrialOptions & {
  /** `03-async-server/echo` */
  exercise: string;
  /** The exercise's check.ts. */
  check: URL;
};

/** Milliseconds that a check has left to say more about a time limit than that it was exceeded. */
const lastWord = 500;

let guarded = false;

/**
 * A check may have begun more conversations than it still waits for when one has given the verdict:
 * how the others fail does not matter. Any other rejection that nobody handles is as fatal as ever.
 */
function forgiveStrays(): void {
  if (guarded) return;
  guarded = true;
  process.on('unhandledRejection', (reason) => {
    if (!(reason instanceof VerdictError)) throw reason;
  });
}

/**
 * Judges a program with the exercise's own peers. The verdict is data: its words are chosen when it
 * is shown. Whatever happens, no process and no open port is left. Throws only what is a mistake of
 * the check itself.
 */
export async function judge({ exercise, check, ...options }: JudgeOptions): Promise<Judgement> {
  forgiveStrays();
  const { default: body } = (await import(check.href)) as { default: Check };
  const compiled = await compile(options.file);
  await options.standby?.settle(compiled);
  const trial = new Trial({ ...options, compiled });
  const { verdict, about } = await verdictOf(body, trial);
  const recording = [...trial.events].sort((a, b) => a.t - b.t);
  const ok = verdict.id === 'passed';
  return { exercise, ok, verdict, about, steps: trial.steps, seed: trial.seed, recording };
}

async function verdictOf(check: Check, trial: Trial): Promise<{ verdict: Verdict; about: About }> {
  try {
    await Promise.race([check(trial), overAtLast(trial)]);
    return { verdict: { id: 'passed', params: {} }, about: {} };
  } catch (error) {
    if (error instanceof VerdictError) return await trial.withOrigin(error);
    throw error;
  } finally {
    await trial.end();
  }
}

/** Ends a check that is waiting for something other than the trial. */
function overAtLast(trial: Trial): Promise<never> {
  return new Promise((_, reject) => {
    trial.over.catch((verdict) => {
      const timer = setTimeout(reject, trial.slack(lastWord), verdict);
      trial.atEnd(() => clearTimeout(timer));
    });
  });
}
