import type { Programs } from './programs.ts';
import { VerdictError, type VerdictId } from './verdict.ts';

/** Verdicts on what was sent, and on how a connection was ended: there is a line of code for each. */
const origins: Partial<Record<VerdictId, 'wrote' | 'ended'>> = {
  'wrong-answer': 'wrote',
  'too-much': 'wrote',
  'not-silent': 'wrote',
  'closed-too-soon': 'ended',
  'no-line-end': 'ended',
  'cut-off': 'ended',
  'reset-by-program': 'ended',
  'fin-too-soon': 'ended',
  'fin-before-answers': 'ended',
  'reset-as-fin': 'ended',
  'refusal-as-fin': 'ended',
};

/** The same verdict, with the call that it comes from; to be asked before the program is stopped. */
export async function withOrigin(failure: VerdictError, programs: Programs): Promise<VerdictError> {
  const { verdict, about } = failure;
  const did = origins[verdict.id];
  const { port, program: run } = about;
  if (!did || port === undefined || about.origin) return failure;
  const program = run === undefined ? programs.meeting(port) : programs.named(run);
  const stack = (await program?.origins(port))?.[did];
  if (!stack) return failure;
  return new VerdictError(verdict.id, verdict.params, { ...about, origin: { did, stack } });
}
