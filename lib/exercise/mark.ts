import type { ExerciseStatus } from '../learner/status.ts';
import { accent, glyphsOf, quiet, type TextStyle } from '../terminal/text-style.ts';

/** One character for how far along an exercise is. */
export function statusMark(
  status: ExerciseStatus,
  style: Pick<TextStyle, 'unicode' | 'colors'>,
): string {
  const { yes, begun, station } = glyphsOf(style);
  if (status === 'passed') return accent(style, yes);
  return quiet(style, status === 'started' ? begun : station);
}
