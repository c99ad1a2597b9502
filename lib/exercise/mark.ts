import type { ExerciseStatus } from '../learner/status.ts';
import { accent, glyphsOf, type Look, quiet } from '../terminal/look.ts';

/** One character for how far along an exercise is. */
export function statusMark(
  status: ExerciseStatus,
  look: Pick<Look, 'unicode' | 'colours'>,
): string {
  const { yes, begun, station } = glyphsOf(look);
  if (status === 'passed') return accent(look, yes);
  return quiet(look, status === 'started' ? begun : station);
}
