import { readFileSync } from 'node:fs';
import { type Language, languages } from '../../base/i18n.ts';
import { type Exercise, listExercises } from '../../course/exercises.ts';
import type { Lesson } from '../../course/lesson.ts';
import { withoutMarks } from '../../course/regions.ts';
import { startText } from '../../course/start-text.ts';
import { programFile } from '../../learner/workspace.ts';

/** A program that a learner may change: one that a lesson shows, or an exercise's. */
export type Program = {
  /** `01-listening/first-listener`, or `01-listening/exercises/greet`: a name, never a path. */
  id: string;
  name: string;
  isExercise: boolean;
  /** The learner's copy, which may not exist. */
  copy: URL;
  /** What the copy starts from: in an exercise, in the words of a language. */
  original: (language: Language) => string;
};

/** A lesson's own program, as one that can be changed. */
export function exampleOf(lesson: Lesson, name: string, work: URL): Program | null {
  const file = lesson.programs.find((program) => program.name === name)?.file;
  if (!file) return null;
  return {
    ...{ id: `${lesson.id}/${name}`, name, isExercise: false },
    copy: new URL(`${lesson.id}/examples/${name}.ts`, work),
    original: () => `${withoutMarks(readFileSync(file, 'utf8'))}\n`,
  };
}

/** The learner's program for an exercise. */
export const exerciseProgram = (exercise: Exercise, work: URL): Program => ({
  ...{ id: `${exercise.lesson.id}/exercises/${exercise.slug}`, name: exercise.slug },
  isExercise: true,
  copy: programFile(work, exercise),
  original: (language) => startText(exercise, language),
});

/** The program that an id from a page names; null where it names none of the lessons'. */
export function programNamed(id: string, lessons: readonly Lesson[], work: URL): Program | null {
  const [, lessonId, exercises, name = ''] = /^([\w-]+)\/(exercises\/)?([\w-]+)$/.exec(id) ?? [];
  const lesson = lessons.find((candidate) => candidate.id === lessonId);
  if (!lesson) return null;
  if (!exercises) return exampleOf(lesson, name, work);
  const exercise = listExercises([lesson]).find(({ slug }) => slug === name);
  return exercise ? exerciseProgram(exercise, work) : null;
}

/** What a copy started from, in whichever language is nearest to it. */
export function originalOf({ original }: Program, text: string, language: Language): string {
  const all = [language, ...languages].map(original);
  return all.find((candidate) => candidate === text) ?? nearest(all, text);
}

/** The text that shares most lines with another one; the first of several. */
function nearest(texts: readonly string[], to: string): string {
  const lines = new Set(to.split('\n'));
  const shared = (text: string): number =>
    text.split('\n').filter((line) => lines.has(line)).length;
  return texts.reduce((best, text) => (shared(text) > shared(best) ? text : best));
}
