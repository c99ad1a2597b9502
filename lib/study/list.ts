import { pad } from '../base/terminal-text.ts';
import { type LessonSummary, lessonNumber } from '../course/catalogue.ts';
import { type Exercise, listExercises, shortName } from '../course/exercises.ts';
import { type ExerciseStatus, type Progress, statusOf } from '../learner/progress.ts';
import { accent, glyphsOf, quiet, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';

/** How long a lesson takes, with its exercises. */
export const minutesOf = ({ manifest: { minutes } }: Pick<LessonSummary, 'manifest'>): number =>
  minutes.read + minutes.exercises;

/** The lessons one a line: number, title, minutes, and how much was read, in columns. */
export function lessonLines(
  lessons: readonly LessonSummary[],
  progress: Progress,
  { language, columns }: TextStyle,
): string[] {
  const rows = lessons.map((lesson) => {
    const { steps = 0, read = [] } = progress.lessons[lesson.id] ?? {};
    return {
      number: String(lessonNumber(lesson)),
      title: lesson.manifest.title[language],
      minutes: words(language, 'minutes', { count: minutesOf(lesson) }),
      read: read.length > 0 ? words(language, 'list.read', { read: read.length, steps }) : '',
    };
  });
  // Titles are in Latin letters: one character, one column.
  const widest = (key: 'number' | 'title' | 'minutes' | 'read'): number =>
    Math.max(0, ...rows.map((row) => row[key].length));
  const [number, minutes, read] = [widest('number'), widest('minutes'), widest('read')];
  const fixed = number + 2 + 2 + minutes + (read > 0 ? 2 + read : 0);
  const title = Math.min(widest('title'), Math.max(10, columns - fixed));
  return rows.map((row) =>
    [
      row.number.padStart(number),
      shorten(row.title, title).padEnd(title),
      row.minutes.padStart(minutes),
      row.read.padStart(read),
    ]
      .join('  ')
      .trimEnd(),
  );
}

/** The lessons, one a line, each followed by its exercises and how far along they are. */
export function courseList(
  lessons: readonly LessonSummary[],
  progress: Progress,
  style: TextStyle,
): string[] {
  const rows = lessonLines(lessons, progress, style);
  const names = nameColumns(lessons, style);
  const indented = { ...style, columns: style.columns - 3 };
  return lessons.flatMap((lesson, at) => [
    rows[at] ?? '',
    ...listExercises([lesson]).map((one) => `   ${exerciseLine(one, progress, indented, names)}`),
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
): string {
  const mark = statusMark(statusOf(progress, exercise), style);
  const name = pad(shortName(exercise), names);
  const room = Math.max(8, style.columns - 2 - name.length - 2);
  return `${mark} ${quiet(style, name)}  ${shorten(exercise.title[style.language], room)}`;
}

/** One character for how far along an exercise is. */
export function statusMark(
  status: ExerciseStatus,
  style: Pick<TextStyle, 'unicode' | 'colors'>,
): string {
  const { yes, begun, station } = glyphsOf(style);
  if (status === 'passed') return accent(style, yes);
  return quiet(style, status === 'started' ? begun : station);
}

/** Cuts a text in Latin letters to a length, with an ellipsis. */
export const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
