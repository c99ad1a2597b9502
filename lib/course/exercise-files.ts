import { existsSync, readFileSync } from 'node:fs';
import type { Language } from '../base/i18n.ts';
import { type Exercise, listExercises, wrongAnswers } from './exercises.ts';
import type { Lesson } from './lesson.ts';
import { startTexts } from './start-text.ts';
import { expectedVerdict } from './wrong-answer.ts';

/** An exercise and those of its programs that pages show. */
export type ExerciseFiles = {
  exercise: Exercise;
  start: Record<Language, string>;
  /** With the kit, and with `node:net` alone. */
  solutions: { name: 'solution.ts' | 'solution.net.ts'; text: string }[];
  /** Programs that the check refuses, and the verdict that each gets. */
  wrong: { name: string; verdict: string; text: string }[];
};

export function readExercise(lesson: Lesson, slug: string): ExerciseFiles {
  const exercise = listExercises([lesson]).find((candidate) => candidate.slug === slug);
  if (!exercise) throw new Error(`${lesson.id} has no exercise ${slug}`);
  const file = (name: string): URL => new URL(name, exercise.folder);
  const read = (name: string): string =>
    readFileSync(file(name), 'utf8').replaceAll('\r\n', '\n').trimEnd();
  const solutions = (['solution.ts', 'solution.net.ts'] as const)
    .filter((name) => existsSync(file(name)))
    .map((name) => ({ name, text: read(name) }));
  const wrong = wrongAnswers(exercise).map(({ name }) => {
    const text = read(`wrong/${name}.ts`);
    const verdict = expectedVerdict(text)?.verdict;
    if (verdict === undefined) throw new Error(`wrong/${name}.ts of ${exercise.id} has no verdict`);
    return { name, verdict, text: text.slice(text.indexOf('\n') + 1) };
  });
  return { exercise, start: startTexts(exercise), solutions, wrong };
}
