import { type Exercise, listExercises } from '../../course/exercises.ts';
import { withHint } from '../exercise/status.ts';
import { hintCount } from '../exercise/task.ts';
import type { ProgressFile } from '../progress-file.ts';
import type { Reading } from './reading.ts';

/** The exercise that ends a step; null where there is none, or the lesson does not name it. */
export function exerciseAt({ lesson, steps }: Reading, step: number): Exercise | null {
  const slug = steps[step]?.exercise;
  return listExercises([lesson]).find((exercise) => exercise.slug === slug) ?? null;
}

/** Opens one hint more; how many are open is remembered, not part of what the reader shows. */
export function openHint(exercise: Exercise | null, progress: ProgressFile): void {
  if (!exercise) return;
  progress.change((known) => withHint(known, exercise.id, hintCount(exercise)));
}
