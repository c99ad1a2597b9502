import { type Exercise, listExercises } from '../../course/exercises.ts';
import type { Reading } from './reading.ts';

/** The exercise that ends a step; null if there is none, or the lesson does not name it. */
export function exerciseAt({ lesson, steps }: Reading, step: number): Exercise | null {
  const slug = steps[step]?.exercise;
  return listExercises([lesson]).find((exercise) => exercise.slug === slug) ?? null;
}
