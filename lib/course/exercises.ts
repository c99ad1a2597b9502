import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import type { Language } from '../base/i18n.ts';
import { type LessonSummary, lessonNumber } from './catalogue.ts';
import { readText } from './read-text.ts';
import { startTexts } from './start-text.ts';

/** An exercise of a lesson, and where its files are. */
export type Exercise = {
  /** `03-async-server/echo` */
  id: string;
  slug: string;
  lesson: LessonSummary;
  title: Record<Language, string>;
  /** How many steps its check has for a program that passes. */
  steps: number | undefined;
  /** Holds start.ts, check.ts, the solutions, wrong/, and right/ where there are others. */
  folder: URL;
};

/** The exercises of some lessons, in the order in which a learner meets them. */
export function listExercises(lessons: readonly LessonSummary[]): Exercise[] {
  return lessons.flatMap((lesson) =>
    lesson.manifest.exercises.map(({ slug, title, steps }) => ({
      id: `${lesson.id}/${slug}`,
      slug,
      lesson,
      title,
      steps,
      folder: new URL(`exercises/${slug}/`, lesson.folder),
    })),
  );
}

/** The shortest name that every command understands: `3/echo`. */
export const shortName = ({ lesson, slug }: Pick<Exercise, 'lesson' | 'slug'>): string =>
  `${lessonNumber(lesson)}/${slug}`;

/** The solutions that learners see: with the kit, and with `node:net` alone. */
export const solutionNames = ['solution.ts', 'solution.net.ts'] as const;

/** The verdict that a wrong answer must get, and what a system needs to show it. */
export type Expected = { verdict: string; needs: string[] };

/**
 * Reads a wrong answer's first line: `// crashed-with-peer`, or, where only some systems show it,
 * `// did-not-end (needs ipv6, linux)`. Null where it is neither.
 */
export function expectedVerdict(text: string): Expected | null {
  const match = /^\ufeff?\/\/ ([a-z][a-z-]*)(?: \(needs ([a-z0-9, -]+)\))?\r?\n/.exec(text);
  if (!match) return null;
  const [, verdict = '', needs] = match;
  return { verdict, needs: needs?.split(/, */) ?? [] };
}

/** A program that the check refuses, by its path in the exercise's folder. */
export type WrongAnswer = Expected & { path: string; text: string };

export function wrongAnswers(exercise: Exercise): WrongAnswer[] {
  return programsIn(exercise, 'wrong').map((path) => {
    const text = readProgram(exercise, path);
    const expected = expectedVerdict(text);
    if (!expected) throw new Error(`${path} of ${exercise.id} names no verdict`);
    return { ...expected, path, text };
  });
}

/** Right programs in other styles, which the check must let pass. No page shows them. */
export function rightPrograms(exercise: Exercise): string[] {
  return programsIn(exercise, 'right');
}

function programsIn({ folder }: Exercise, name: string): string[] {
  const inside = new URL(`${name}/`, folder);
  if (!existsSync(inside)) return [];
  return readdirSync(inside)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => `${name}/${file}`);
}

const readProgram = ({ folder, lesson, slug }: Exercise, path: string): string => {
  const text = readText(new URL(path, folder), `lessons/${lesson.id}/exercises/${slug}/${path}`);
  return text.replaceAll('\r\n', '\n').trimEnd();
};

/** An exercise and those of its programs that pages show. */
export type ExerciseFiles = {
  exercise: Exercise;
  start: Record<Language, string>;
  /** With the kit, and with `node:net` alone. */
  solutions: { name: (typeof solutionNames)[number]; text: string }[];
  /** Programs that the check refuses, and the verdict that each gets. */
  wrong: { name: string; verdict: string; text: string }[];
};

export function readExercise(lesson: LessonSummary, slug: string): ExerciseFiles {
  const exercise = listExercises([lesson]).find((candidate) => candidate.slug === slug);
  if (!exercise) throw new Error(`${lesson.id} has no exercise ${slug}`);
  const solutions = solutionNames
    .filter((name) => existsSync(new URL(name, exercise.folder)))
    .map((name) => ({ name, text: readProgram(exercise, name) }));
  const wrong = wrongAnswers(exercise).map(({ path, verdict, text }) => ({
    name: posix.basename(path, '.ts'),
    verdict,
    text: text.slice(text.indexOf('\n') + 1),
  }));
  return { exercise, start: startTexts(exercise), solutions, wrong };
}
