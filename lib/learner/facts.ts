import * as v from 'valibot';
import { languages } from '../base/i18n.ts';
import type { Judgement } from '../judge/verdict.ts';
import {
  type ExerciseProgress,
  exerciseIn,
  type LessonProgress,
  noLesson,
  type Progress,
  progressSchema,
} from './progress.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const inLesson = { lesson: v.string() };
const inExercise = { exercise: v.string() };

/** What a learner did, one thing at a time. Times are ISO 8601, ids those of the course. */
const schema = v.variant('fact', [
  v.object({ fact: v.literal('language'), language: v.picklist(languages) }),
  /** What explains .NET is to be shown in full, or folded. */
  v.object({ fact: v.literal('dotnet'), open: v.boolean() }),
  /** The reader is at a step of a section. */
  v.object({ fact: v.literal('place'), ...inLesson, section: v.string(), step: count }),
  /** The lesson has that many steps; these, `section/step`, were read to their end. */
  v.object({ fact: v.literal('read'), ...inLesson, of: count, steps: v.array(v.string()) }),
  /** One choice in a question, by its index in the lesson's file, counted from 0. */
  v.object({ fact: v.literal('answer'), ...inLesson, question: v.string(), choice: count }),
  /** With the hash of the start.ts that was copied, where it was copied. */
  v.object({
    fact: v.literal('started'),
    ...inExercise,
    at: v.string(),
    start: v.optional(v.string()),
  }),
  v.object({
    fact: v.literal('judged'),
    ...inExercise,
    at: v.string(),
    ok: v.boolean(),
    /** The verdict's id and its peer; steps that held, of those that were looked at. */
    verdict: v.optional(v.string()),
    peer: v.optional(v.string()),
    held: v.optional(count),
    of: v.optional(count),
  }),
  /** That many hints are open. */
  v.object({ fact: v.literal('hints'), ...inExercise, open: count }),
  v.object({ fact: v.literal('solution'), ...inExercise }),
  /** What was done elsewhere, or before there was a journal. */
  v.object({ fact: v.literal('imported'), progress: progressSchema }),
  /** The line before it was cut off when its writer was stopped. */
  v.object({ fact: v.literal('torn') }),
  /** Damaged data before it is kept in that file. */
  v.object({ fact: v.literal('set-aside'), file: v.string() }),
]);

export type Fact = v.InferOutput<typeof schema>;

const known = new Set<unknown>(schema.options.map(({ entries }) => entries.fact.literal));

/** The fact that a line of the journal holds: `unknown` if a later workbook wrote it, null if damaged. */
export function factIn(line: string): Fact | 'unknown' | null {
  try {
    const value: unknown = JSON.parse(line);
    const { success, output } = v.safeParse(schema, value);
    if (success) return output;
    const { fact } = value as { fact?: unknown };
    return typeof fact === 'string' && !known.has(fact) ? 'unknown' : null;
  } catch {
    return null;
  }
}

/** A program of an exercise was judged just now. */
export function judgedNow(
  judgement: Pick<Judgement, 'exercise' | 'ok' | 'verdict' | 'steps'>,
): Fact {
  const { exercise, ok, verdict, steps } = judgement;
  const { peer } = verdict.params;
  return {
    ...{ fact: 'judged', exercise, at: new Date().toISOString(), ok, verdict: verdict.id },
    ...(typeof peer === 'string' && { peer }),
    held: steps.filter((step) => step.ok).length,
    of: steps.length,
  };
}

/** The progress after a fact. A fact that says nothing new changes nothing. */
export function apply(progress: Progress, fact: Fact): Progress {
  switch (fact.fact) {
    case 'language':
      return { ...progress, language: fact.language };
    case 'dotnet':
      return { ...progress, dotnet: fact.open };
    case 'place': {
      const { section, step } = fact;
      return withLesson(progress, fact.lesson, (own) => ({ ...own, place: { section, step } }));
    }
    case 'read':
      return withLesson(progress, fact.lesson, (own) => ({
        ...own,
        steps: fact.of,
        read: [...new Set([...own.read, ...fact.steps])],
      }));
    case 'answer': {
      const { question, choice } = fact;
      return withLesson(progress, fact.lesson, (own) => ({
        ...own,
        answers: {
          ...own.answers,
          [question]: [...new Set([...(own.answers[question] ?? []), choice])],
        },
      }));
    }
    case 'started': {
      const { exercise, at, start } = fact;
      const begun = withExercise(progress, exercise, (own) => ({
        ...own,
        started: own.started ?? at,
        start: start ?? own.start,
      }));
      return { ...begun, exercise };
    }
    case 'judged':
      return withExercise(progress, fact.exercise, (own) => ({
        ...own,
        attempts: own.attempts + 1,
        // A pass stays a pass.
        passed: own.passed ?? (fact.ok ? fact.at : undefined),
      }));
    case 'hints': {
      const hints = Math.max(exerciseIn(progress, fact.exercise).hints, fact.open);
      return withExercise(progress, fact.exercise, (own) => ({ ...own, hints }));
    }
    case 'solution':
      return withExercise(progress, fact.exercise, (own) => ({ ...own, solution: true }));
    case 'imported':
      return merged(progress, fact.progress);
    case 'torn':
    case 'set-aside':
      return progress;
  }
}

/** The same progress with one lesson's changed, which becomes the last one read. */
function withLesson(
  progress: Progress,
  id: string,
  change: (lesson: LessonProgress) => LessonProgress,
): Progress {
  const lessons = { ...progress.lessons, [id]: change(progress.lessons[id] ?? noLesson) };
  return { ...progress, last: id, lessons };
}

/** The same progress with one exercise's changed. */
function withExercise(
  progress: Progress,
  id: string,
  change: (exercise: ExerciseProgress) => ExerciseProgress,
): Progress {
  const exercises = { ...progress.exercises, [id]: change(exerciseIn(progress, id)) };
  return { ...progress, exercises };
}

/** Merges progress made in two places: of each thing, whichever is further. */
export function merged(own: Progress, other: Progress): Progress {
  return {
    ...other,
    ...own,
    lessons: mergedEach(own.lessons, other.lessons, mergedLesson),
    exercises: mergedEach(own.exercises, other.exercises, mergedExercise),
  };
}

function mergedEach<T>(
  own: Readonly<Record<string, T>>,
  other: Readonly<Record<string, T>>,
  merge: (own: T, other: T) => T,
): Record<string, T> {
  const all = { ...own, ...other };
  for (const [id, mine] of Object.entries(own)) {
    const theirs = other[id];
    all[id] = theirs === undefined ? mine : merge(mine, theirs);
  }
  return all;
}

function mergedLesson(own: LessonProgress, other: LessonProgress): LessonProgress {
  return {
    ...other,
    ...own,
    steps: own.steps || other.steps,
    read: [...new Set([...own.read, ...other.read])],
    answers: mergedEach(own.answers, other.answers, (mine, theirs) => [
      ...new Set([...mine, ...theirs]),
    ]),
  };
}

function mergedExercise(own: ExerciseProgress, other: ExerciseProgress): ExerciseProgress {
  return {
    started: earlier(own.started, other.started),
    passed: earlier(own.passed, other.passed),
    start: own.start ?? other.start,
    attempts: Math.max(own.attempts, other.attempts),
    hints: Math.max(own.hints, other.hints),
    solution: own.solution || other.solution,
  };
}

const earlier = (one: string | undefined, two: string | undefined): string | undefined =>
  one !== undefined && two !== undefined ? (one < two ? one : two) : (one ?? two);
