import { randomInt } from 'node:crypto';
import type { OutputLine } from '../wire/recording.ts';
import type { Check } from './check.ts';
import type { Standby } from './standby.ts';
import { Trial } from './trial.ts';
import {
  type About,
  type Judgement,
  type StepResult,
  type Verdict,
  VerdictError,
} from './verdict.ts';

export type JudgeOptions = {
  /** `03-async-server/echo` */
  exercise: string;
  /** The exercise's check.ts. */
  check: URL;
  /** The program to judge. It runs with the rights of whoever judges it. */
  file: URL;
  /** Milliseconds for which whatever the check waits for may stand still; default 10,000. */
  timeLimit?: number;
  /** From 0 to 2³¹ − 1: the same seed plays the same conversations; default: a new one. */
  seed?: number | undefined;
  /** Milliseconds for which a client that pauses is silent; default 3,000. */
  pauseMs?: number;
  /** Processes that have already been started for the file. */
  standby?: Standby | undefined;
  /** Ends the check with the verdict `cancelled`. */
  signal?: AbortSignal | undefined;
  /** Called with each step when it is over. */
  onStep?: ((step: StepResult) => void) | undefined;
  /** Called when a conversation has been found that breaks the program, and is made smaller. */
  onFound?: (() => void) | undefined;
  /** Called with each line that the program prints. */
  onOutput?: ((line: OutputLine) => void) | undefined;
};

export const checkLimit = 10_000;
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
export async function judge(options: JudgeOptions): Promise<Judgement> {
  forgiveStrays();
  const {
    exercise,
    file,
    standby,
    signal,
    onStep,
    onFound,
    onOutput,
    timeLimit = checkLimit,
  } = options;
  const { seed = randomInt(2 ** 31), pauseMs = 3_000 } = options;
  const { default: check } = (await import(options.check.href)) as { default: Check };
  await standby?.settle();
  const watch = { signal, onStep, onFound, onOutput };
  const trial = new Trial({ file, timeLimit, seed, pauseMs, standby, ...watch });
  const { verdict, about } = await verdictOf(check, trial);
  const recording = [...trial.events].sort((a, b) => a.t - b.t);
  const ok = verdict.id === 'passed';
  return { exercise, ok, verdict, about, steps: trial.steps, seed, recording };
}

async function verdictOf(check: Check, trial: Trial): Promise<{ verdict: Verdict; about: About }> {
  try {
    await Promise.race([check(trial), overAtLast(trial)]);
    return { verdict: { id: 'passed', params: {} }, about: {} };
  } catch (error) {
    if (error instanceof VerdictError) return error;
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
