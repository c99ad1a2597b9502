import type { Code, Predict } from '../course/blocks.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import type { Said } from '../course/say-calls.ts';
import type { ExerciseStatus } from '../learner/status.ts';
import type { Recording } from '../wire/recording.ts';
import type { Highlighter } from './code.ts';
import type { Links } from './inline.ts';
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
   * The choice made, by its index in the lesson's file, counted from 0; null while the question is
   * open.
   */
  answerTo: (predict: Predict) => number | null;
  exerciseOf: (slug: string) => ShownExercise;
};

export const indent = (lines: readonly string[], by: string): string[] =>
  lines.map((line) => (line === '' ? by.trimEnd() : by + line));

/** Joins parts, with an empty line between those that have lines. */
export function spaced(parts: readonly (readonly string[])[]): string[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, at) => (at === 0 ? part : ['', ...part]));
}
