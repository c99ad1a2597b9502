import { fileURLToPath } from 'node:url';
import type { Origins } from '../run/preload-origins.ts';
import type { Programs } from './programs.ts';
import { VerdictError, type VerdictId } from './verdict.ts';

type Did = keyof Omit<Origins, 'port'>;

/** Verdicts on what was sent, and on how a connection was ended: there is a line of code for each. */
const origins: Partial<Record<VerdictId, Did>> = {
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

/** Verdicts on an end that never came: no line has done it, but the last one that did anything is near. */
const missing: readonly VerdictId[] = ['no-fin', 'not-cut-off', 'left-open'];

/** What may have a line to point at, the best first; nothing while the event loop is stuck. */
function toShow({ id, params }: VerdictError['verdict']): readonly Did[] {
  if (params.more === 'asleep') return [];
  const did = origins[id];
  if (did) return [did];
  const isMissing = missing.includes(id) || (id === 'no-answer-in-time' && params.more === 'fin');
  return isMissing ? ['wrote', 'served'] : [];
}

/** The same verdict, with the call that it comes from; to be asked before the program is stopped. */
export async function withOrigin(failure: VerdictError, programs: Programs): Promise<VerdictError> {
  const { verdict, about } = failure;
  const wanted = toShow(verdict);
  const { port, program: run } = about;
  if (wanted.length === 0 || port === undefined || about.origin) return failure;
  const program = run === undefined ? programs.meeting(port) : programs.named(run);
  const stacks = await program?.origins(port);
  const known = wanted.flatMap((did) => ({ did, stack: stacks?.[did] ?? '' }));
  // With a source map, a stack names a file by its path.
  const own = program ? [program.file.href, fileURLToPath(program.file)] : [];
  const found = known.find(({ stack }) => own.some((name) => stack.includes(name))) ?? known[0];
  if (!found?.stack) return failure;
  const { did, stack } = found;
  return new VerdictError(verdict.id, verdict.params, { ...about, origin: { did, stack } });
}
