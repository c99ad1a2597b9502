import { readFileSync } from 'node:fs';
import { listLessons } from '../../course/catalogue.ts';
import { type Exercise, listExercises, wrongAnswers } from '../../course/exercises.ts';
import { attempt } from '../../exercise/attempt.ts';
import type { Answer } from './attempts.ts';

/** The programs of an exercise, and what its check says about each. */
export type Answers = { exercise: Exercise; minutes: number; right: Answer; wrong: Answer[] };

/**
 * The answers of every exercise of some lessons. What a check says about a wrong one is in its
 * first line, as `npm run validate` has proved.
 */
export function answersOf(lessons: readonly string[], folder: URL): Map<string, Answers> {
  const known = listLessons(folder).filter(({ id }) => lessons.includes(id));
  return new Map(
    listExercises(known).map((exercise) => {
      const minutes = exercise.lesson.manifest.exercises.find(
        ({ slug }) => slug === exercise.slug,
      )?.minutes;
      const wrong = wrongAnswers(exercise)
        .filter(({ needs }) => needs.length === 0)
        .map(({ path, verdict }, at) => ({ path, verdict, held: at % 3, of: 4 }));
      const right = { path: 'solution.ts', verdict: 'passed', held: 4, of: 4 };
      return [exercise.id, { exercise, minutes: minutes ?? 15, right, wrong }];
    }),
  );
}

/** Judges one of them now, and remembers what there is to know of it for the others who give it. */
export async function judgeNow(
  exercise: Exercise,
  answer: Answer,
  signal: AbortSignal,
): Promise<void> {
  const file = new URL(answer.path, exercise.folder);
  const source = readFileSync(file, 'utf8');
  const submission = { exercise, file, given: file, name: answer.path, source };
  const { judgement } = await attempt(submission, { signal });
  if (signal.aborted) return;
  const { verdict, steps } = judgement;
  const { peer } = verdict.params;
  answer.verdict = verdict.id;
  if (typeof peer === 'string') answer.peer = peer;
  answer.held = steps.filter(({ ok }) => ok).length;
  answer.of = steps.length;
}
