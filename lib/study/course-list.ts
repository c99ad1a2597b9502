import { pad } from '../base/terminal-text.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import { type Exercise, listExercises } from '../course/exercises.ts';
import { statusMark } from '../exercise/mark.ts';
import type { Progress } from '../learner/progress.ts';
import { statusOf } from '../learner/status.ts';
import { shortName } from '../terminal/exercise-name.ts';
import { quiet, type TextStyle } from '../terminal/text-style.ts';
import { listLines, listRows, shorten } from './list.ts';

/** The lessons, one a line, each followed by its exercises and how far along they are. */
export function courseList(
  lessons: readonly LessonSummary[],
  progress: Progress,
  style: TextStyle,
): string[] {
  const rows = listLines(listRows(lessons, progress, style.language), style.columns);
  const names = nameColumns(lessons, style);
  return lessons.flatMap((lesson, at) => [
    rows[at] ?? '',
    ...listExercises([lesson]).map((one) => `   ${exerciseLine(one, progress, style, names, 3)}`),
  ]);
}

/** Columns for the exercises' names; if there are few, each takes what it needs. */
export function nameColumns(lessons: readonly LessonSummary[], { columns }: TextStyle): number {
  if (columns < 60) return 0;
  return Math.max(0, ...listExercises(lessons).map((one) => shortName(one).length));
}

/** An exercise on one line: how far along it is, the name that commands take, and its title. */
export function exerciseLine(
  exercise: Exercise,
  progress: Progress,
  style: TextStyle,
  names: number,
  indent: number,
): string {
  const mark = statusMark(statusOf(progress, exercise), style);
  const name = pad(shortName(exercise), names);
  const room = Math.max(8, style.columns - indent - 2 - name.length - 2);
  return `${mark} ${quiet(style, name)}  ${shorten(exercise.title[style.language], room)}`;
}
