import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { Language } from '../base/i18n.ts';
import { type Exercise, listExercises, solutionNames, wrongAnswers } from './exercises.ts';
import type { Lesson } from './lesson.ts';
import { startTexts } from './start-text.ts';
import { expectedVerdict } from './wrong-answer.ts';

/** An exercise and those of its programs that pages show. */
export type ExerciseFiles = {
  exercise: Exercise;
  start: Record<Language, string>;
  /** With the kit, and with `node:net` alone. */
  solutions: { name: (typeof solutionNames)[number]; text: string }[];
  /** Programs that the check refuses, and the verdict that each gets. */
  wrong: { name: string; verdict: string; text: string }[];
};

export function readExercise(lesson: Lesson, slug: string): ExerciseFiles {
  const exercise = listExercises([lesson]).find((candidate) => candidate.slug === slug);
  if (!exercise) throw new Error(`${lesson.id} has no exercise ${slug}`);
  const file = (name: string): URL => new URL(name, exercise.folder);
  const read = (name: string): string =>
    readFileSync(file(name), 'utf8').replaceAll('\r\n', '\n').trimEnd();
  const solutions = solutionNames
    .filter((name) => existsSync(file(name)))
    .map((name) => ({ name, text: read(name) }));
  const wrong = wrongAnswers(exercise).map((path) => {
    const text = read(path);
    const verdict = expectedVerdict(text)?.verdict;
    if (verdict === undefined) throw new Error(`${path} of ${exercise.id} has no verdict`);
    const name = posix.basename(path, '.ts');
    return { name, verdict, text: text.slice(text.indexOf('\n') + 1) };
  });
  return { exercise, start: startTexts(exercise), solutions, wrong };
}
