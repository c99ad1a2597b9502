import {
  type ExerciseProgress,
  exerciseIn,
  type LessonProgress,
  noLesson,
  type Progress,
} from './progress.ts';

/** Merges progress made in two places: of each thing, whichever is further. */
export function merged(own: Progress, other: Progress): Progress {
  const lessons = both(own.lessons, other.lessons).map((id): [string, LessonProgress] => [
    id,
    mergedLesson(own.lessons[id] ?? noLesson, other.lessons[id] ?? noLesson),
  ]);
  const exercises = both(own.exercises ?? {}, other.exercises ?? {}).map(
    (id): [string, ExerciseProgress] => [
      id,
      mergedExercise(exerciseIn(own, id), exerciseIn(other, id)),
    ],
  );
  return {
    ...other,
    ...own,
    lessons: Object.fromEntries(lessons),
    ...(exercises.length > 0 && { exercises: Object.fromEntries(exercises) }),
  };
}

const both = (own: object, other: object): string[] => [
  ...new Set([...Object.keys(own), ...Object.keys(other)]),
];

function mergedLesson(own: LessonProgress, other: LessonProgress): LessonProgress {
  return {
    ...other,
    ...own,
    steps: own.steps || other.steps,
    read: [...new Set([...own.read, ...other.read])],
    answers: { ...other.answers, ...own.answers },
  };
}

function mergedExercise(own: ExerciseProgress, other: ExerciseProgress): ExerciseProgress {
  const started = earlier(own.started, other.started);
  const passed = earlier(own.passed, other.passed);
  return {
    ...other,
    ...own,
    ...(started && { started }),
    ...(passed && { passed }),
    attempts: Math.max(own.attempts, other.attempts),
    hints: Math.max(own.hints, other.hints),
    solution: own.solution || other.solution,
  };
}

const earlier = (one: string | undefined, two: string | undefined): string | undefined =>
  one !== undefined && two !== undefined ? (one < two ? one : two) : (one ?? two);
