import * as v from 'valibot';
import { languages } from '../base/i18n.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import { type Exercise, listExercises } from '../course/exercises.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const place = v.object({ section: v.string(), step: count });
/** Choices in the order in which they were made; once, only the first was kept. */
const choices = v.pipe(
  v.union([count, v.array(count)]),
  v.transform((made) => (typeof made === 'number' ? [made] : made)),
);

const lesson = v.object({
  /** Where the reader was left. */
  place: v.optional(place),
  /** How many steps the lesson had when it was last read. */
  steps: v.optional(count, 0),
  /** The steps that were read to their end: `section/step`. */
  read: v.optional(v.array(v.string()), []),
  /** Question → the choices made, each by its index in the lesson's file, counted from 0. */
  answers: v.optional(v.record(v.string(), choices), {}),
});

const exercise = v.object({
  /** When the learner started it, and when it first passed, in ISO 8601. */
  started: v.optional(v.string()),
  passed: v.optional(v.string()),
  /** How often it was judged. */
  attempts: v.optional(count, 0),
  /** How many of its hints are open. */
  hints: v.optional(count, 0),
  /** Whether its solution was looked at. */
  solution: v.optional(v.boolean(), false),
  /** The hash of the start.ts that the learner's file was copied from. */
  start: v.optional(v.string()),
});

export const progressSchema = v.object({
  version: v.literal(1),
  language: v.optional(v.picklist(languages)),
  /** Whether the reader shows what explains .NET in full. */
  dotnet: v.optional(v.boolean()),
  /** The lesson that was read last, by id. */
  last: v.optional(v.string()),
  lessons: v.optional(v.record(v.string(), lesson), {}),
  /** The exercise that was started last, by id. */
  exercise: v.optional(v.string()),
  /** By id, `03-async-server/echo`; missing in files from before there were exercises. */
  exercises: v.optional(v.record(v.string(), exercise), {}),
});

/** A step by its section's id and its number in there: the same in both languages. */
export type StudyPlace = v.InferOutput<typeof place>;
export type LessonProgress = v.InferOutput<typeof lesson>;
export type ExerciseProgress = v.InferOutput<typeof exercise>;
export type Progress = v.InferOutput<typeof progressSchema>;

export const noProgress: Progress = { version: 1, lessons: {}, exercises: {} };
export const noLesson: LessonProgress = { steps: 0, read: [], answers: {} };
export const noExercise: ExerciseProgress = { attempts: 0, hints: 0, solution: false };

/** The progress that a file's text holds, or null when it is not such a file. */
export function parseProgress(text: string): Progress | null {
  try {
    const result = v.safeParse(progressSchema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

/** Whether every step of a lesson was read. */
export function isRead({ lessons }: Progress, id: string): boolean {
  const { steps, read } = lessons[id] ?? noLesson;
  return steps > 0 && read.length >= steps;
}

/** What is known about an exercise. */
export const exerciseIn = ({ exercises }: Progress, id: string): ExerciseProgress =>
  exercises[id] ?? noExercise;

export type ExerciseStatus = 'new' | 'started' | 'passed';

export function statusOf(progress: Progress, { id }: Pick<Exercise, 'id'>): ExerciseStatus {
  const { passed, started } = exerciseIn(progress, id);
  return passed ? 'passed' : started ? 'started' : 'new';
}

/** How far along a course's exercises are; `begun`: the last one started, until it is passed. */
export function exercisesDone(lessons: readonly LessonSummary[], progress: Progress) {
  const all = listExercises(lessons);
  const passed = all.filter((one) => statusOf(progress, one) === 'passed').length;
  const last = all.find(({ id }) => id === progress.exercise);
  const begun = last && statusOf(progress, last) === 'started' ? last : null;
  return { count: all.length, passed, begun };
}

/**
 * The exercise to go on with: one that was started and is not passed, the last one started before
 * others; where there is none, the next new one.
 */
export function exerciseToDo(progress: Progress, exercises: readonly Exercise[]): Exercise | null {
  const at = Math.max(
    0,
    exercises.findIndex(({ id }) => id === progress.exercise),
  );
  const order = [...exercises.slice(at), ...exercises.slice(0, at)];
  const first = (status: ExerciseStatus): Exercise | undefined =>
    order.find((exercise) => statusOf(progress, exercise) === status);
  return first('started') ?? first('new') ?? null;
}

/** The exercise to continue with after another: the next one not passed, wrapping around. */
export function nextExercise(
  progress: Progress,
  exercises: readonly Exercise[],
  after: string | undefined,
): Exercise | null {
  const at = exercises.findIndex(({ id }) => id === after);
  const order = [...exercises.slice(at + 1), ...exercises.slice(0, at + 1)];
  return order.find((exercise) => statusOf(progress, exercise) !== 'passed') ?? null;
}
