import { whyEnded } from './death.ts';
import type { Program } from './program.ts';
import type { Trial } from './trial.ts';
import { type PeerName, VerdictError } from './verdict.ts';

/** How a program ended, for exercises in which it should; a crash is a verdict of its own. */
export async function exitCode(trial: Trial, peer: PeerName, program: Program): Promise<number> {
  const code = await exitCodeOrCrash(trial, peer, program);
  if (!program.crashed) return code;
  throw await program.orDied(trial.late(), peer);
}

/** Its exit code, where the exercise leaves it open whether that comes from an uncaught error. */
export async function exitCodeOrCrash(
  trial: Trial,
  peer: PeerName,
  program: Program,
): Promise<number> {
  const { code, cause } = await trial.ended(peer, program);
  // A program that was asked to end has its own code, unless it had to be killed.
  if (code !== null && (cause === 'itself' || cause === 'stopped')) return code;
  // With a connection it may still be in conversation.
  if (cause === 'time' && program.open === 0) {
    const seconds = trial.timeLimit / 1_000;
    throw new VerdictError('did-not-end', { peer, seconds }, { program: program.run });
  }
  throw await program.orDied(trial.late(), peer);
}

/** The program's exit code must be one that the exercise documents for what happened. */
export async function expectExit(
  trial: Trial,
  peer: PeerName,
  expected: number | readonly number[],
  program: Program,
): Promise<void> {
  expectCode(peer, await exitCode(trial, peer, program), [expected].flat(), program);
}

/** The same for a code that is known. */
export function expectCode(
  peer: PeerName,
  code: number,
  expected: readonly number[],
  { run }: Program,
): void {
  if (expected.includes(code)) return;
  const params = { peer, code, expected: expected.join(' / '), ...whyEnded(code) };
  throw new VerdictError('wrong-exit', params, { program: run });
}
