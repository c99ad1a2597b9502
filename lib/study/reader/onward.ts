import type { LessonSummary } from '../../course/catalogue.ts';
import type { Exercise } from '../../course/exercises.ts';
import type { Effect } from './press.ts';

/**
 * Where a person goes from a screen: out, to the reader's page, an exercise, a new search, the results
 * of the last one or one of them, where the room is.
 */
export type Onward =
  | { to: 'out'; code: number }
  | { to: 'page' | 'search' | 'results' | 'call' }
  | { to: 'exercise'; lesson: LessonSummary; exercise: Exercise }
  | { to: 'result'; by: number };

/** Where a key leads from a page, and from the exercise on it; null where the person stays. */
export function onwardOf(
  effect: Effect,
  lesson: LessonSummary,
  exercise: Exercise | null,
): Onward | null {
  switch (effect) {
    case 'quit':
      return { to: 'out', code: 0 };
    case 'cancel':
      return { to: 'out', code: 130 };
    case 'exercise':
      return exercise ? { to: 'exercise', lesson, exercise } : null;
    case 'search':
      return { to: 'search' };
    case 'results':
      return { to: 'results' };
    case 'next-result':
      return { to: 'result', by: 1 };
    case 'result-before':
      return { to: 'result', by: -1 };
    default:
      return null;
  }
}
