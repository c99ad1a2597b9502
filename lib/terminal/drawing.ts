import type { Language } from '../base/i18n.ts';
import type { Code, Predict } from '../course/blocks.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import { listExercises, shortName } from '../course/exercises.ts';
import { readFigure } from '../course/figure.ts';
import { type Said, saidIn } from '../course/say-calls.ts';
import {
  type ExerciseStatus,
  exerciseIn,
  noProgress,
  type Progress,
  statusOf,
} from '../learner/progress.ts';
import { loadRecording, type Recording } from '../wire/recording.ts';
import type { Highlighter } from './code.ts';
import { Links } from './inline.ts';
import type { TextStyle } from './text-style.ts';

/** An exercise of the lesson, as the person knows it. */
export type ShownExercise = {
  title: string;
  /** Types as `EXERCISE` in a command: `3/echo`. */
  name: string;
  status: ExerciseStatus;
  /** How many of its hints are open. */
  hints: number;
  /** Whether keys open hints and start it here, or commands do. */
  keys: boolean;
};

/** Everything blocks are drawn with: the style, and what surrounds the page. */
export type Drawing = {
  style: TextStyle;
  lesson: Pick<LessonSummary, 'slug'>;
  links: Links;
  /** Columns that code may use beyond those of prose: it should not be cut if there is room. */
  slack: number;
  /** Null where code has no colors. */
  highlighter: Highlighter | null;
  /** The committed recording of a run in the language of the style. */
  recordingOf: (programs: readonly string[]) => Recording | null;
  /** What a program's code says in the language of the style. */
  saidIn: (code: Code) => Said[];
  /** The text of a drawing of the lesson in the language of the style. */
  figureOf: (file: string) => string;
  /** Whether the wire is drawn below a run's output, or only summed up. */
  wire: boolean;
  /** Whether what explains .NET is shown in full, or only the line that says what is in it. */
  dotnet: boolean;
  /**
   * The choices made, each by its index in the lesson's file, counted from 0; or `all`: every choice
   * is explained to a reader who makes none.
   */
  answersTo: (predict: Predict) => readonly number[] | 'all';
  exerciseOf: (slug: string) => ShownExercise;
};

/** What blocks are drawn with on paper, so to speak: nothing is open, and no key does anything. */
export function plainDrawing(lesson: LessonSummary, style: TextStyle): Drawing {
  return {
    style,
    lesson,
    links: new Links(),
    slack: 0,
    highlighter: null,
    recordingOf: (programs) => loadRecording(lesson.folder, programs, style.language),
    saidIn: (code) => saidIn(code, lesson.id, style.language),
    figureOf: (file) => readFigure(lesson, file, style.language).text,
    wire: true,
    dotnet: true,
    answersTo: () => [],
    exerciseOf: (slug) => shownExercise(lesson, slug, style.language, null),
  };
}

/**
 * A lesson's exercise as a page shows it: with keys and what the learner has done, or on paper. One
 * that is not in the manifest goes by its slug.
 */
export function shownExercise(
  lesson: LessonSummary,
  slug: string,
  language: Language,
  progress: Progress | null,
): ShownExercise {
  const exercise = listExercises([lesson]).find((exercise) => exercise.slug === slug);
  const name = shortName({ lesson, slug });
  const keys = progress !== null;
  if (!exercise) return { title: slug, name, status: 'new', hints: 0, keys };
  const title = exercise.title[language];
  const status = statusOf(progress ?? noProgress, exercise);
  return {
    title,
    name,
    status,
    hints: exerciseIn(progress ?? noProgress, exercise.id).hints,
    keys,
  };
}
