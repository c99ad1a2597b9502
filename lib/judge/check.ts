import type { Trial } from './trial.ts';

/** What an exercise's check.ts exports as its default: it goes through steps with one program file. */
export type Check = (trial: Trial) => Promise<void>;

/** Marks a function as an exercise's check. Its limits are the runner's: ten seconds in all. */
export function check(body: Check): Check {
  return body;
}
