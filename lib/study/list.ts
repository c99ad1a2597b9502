import type { Language } from '../base/i18n.ts';
import { clip, pad, stringWidth, wrap } from '../base/terminal-text.ts';
import { type LessonSummary, lessonNumber } from '../course/catalogue.ts';
import { type Exercise, listExercises, shortName } from '../course/exercises.ts';
import { directNeeds, numbersText } from '../course/needs.ts';
import { type ExerciseStatus, type Progress, statusOf } from '../learner/progress.ts';
import { glyphsOf, good, quiet, type TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';

/** How long it takes to read lessons and to do their exercises, as a sentence says it. */
export function timeText(lessons: readonly LessonSummary[], language: Language): string {
  const sum = (part: 'read' | 'exercises'): number =>
    lessons.reduce((sum, { manifest }) => sum + manifest.minutes[part], 0);
  const read = hoursText(sum('read'), language);
  const exercises = hoursText(sum('exercises'), language);
  return sum('exercises') === 0 ? read : words(language, 'readAndDoSaid', { read, exercises });
}

/** Minutes as hours and minutes: `1 h 25 min`. */
export function hoursText(all: number, language: Language): string {
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  if (hours === 0) return words(language, 'minutes', { count: minutes });
  if (minutes === 0) return words(language, 'hours', { hours });
  return words(language, 'hoursMinutes', { hours, minutes });
}

/** The same in a column: to read, and what the exercises take. */
function minutesText({ manifest }: LessonSummary, language: Language): string {
  const { read, exercises } = manifest.minutes;
  return exercises === 0
    ? words(language, 'minutes', { count: read })
    : words(language, 'readAndDo', { read, exercises });
}

/**
 * The lessons one a line: number, title, minutes, and how much was read, in columns. Where there is
 * not room for all of them, whole titles matter more than minutes.
 */
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
      minutes: minutesText(lesson, language),
      read: lesson.manifest.draft
        ? words(language, 'list.draft')
        : read.length > 0
          ? words(language, 'list.read', { read: read.length, steps })
          : '',
    };
  });
  // Titles are in Latin letters: one character, one column.
  const widest = (key: 'number' | 'title' | 'minutes' | 'read'): number =>
    Math.max(0, ...rows.map((row) => row[key].length));
  const [number, minutes, read] = [widest('number'), widest('minutes'), widest('read')];
  const room = columns - number - 2 - (read > 0 ? 2 + read : 0);
  const fits = widest('title') + 2 + minutes <= room;
  const title = Math.min(widest('title'), Math.max(10, room));
  return rows.map((row) =>
    [
      row.number.padStart(number),
      row.read === ''
        ? clip(row.title, columns - number - 2).padEnd(title)
        : clip(row.title, title).padEnd(title),
      ...(fits ? [row.minutes.padStart(minutes)] : []),
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
    ...needsLine(lesson, lessons, indented).map((line) => `   ${line}`),
    ...listExercises([lesson])
      .flatMap((one) => exerciseLines(one, progress, indented, names))
      .map((line) => `   ${line}`),
  ]);
}

/** The lessons that one builds on, in one line; none for one that needs no other. */
function needsLine(
  lesson: LessonSummary,
  lessons: readonly LessonSummary[],
  style: TextStyle,
): string[] {
  const needs = directNeeds(lesson, lessons);
  if (needs.length === 0) return [];
  const { language } = style;
  const numbers = numbersText(needs, language);
  return [quiet(style, words(language, 'list.needs', { lessons: numbers }))];
}

/** Columns for the exercises' names; if there are few, each takes what it needs. */
export function nameColumns(lessons: readonly LessonSummary[], { columns }: TextStyle): number {
  if (columns < 60) return 0;
  return Math.max(0, ...listExercises(lessons).map((one) => shortName(one).length));
}

/**
 * An exercise: how far along it is, the name that commands take, and its title. One line, or more
 * where the window is too narrow for that.
 */
export function exerciseLines(
  exercise: Exercise,
  progress: Progress,
  style: TextStyle,
  names: number,
): string[] {
  const mark = statusMark(statusOf(progress, exercise), style);
  const name = pad(shortName(exercise), names);
  const text = `${quiet(style, name)}  ${exercise.title[style.language]}`;
  if (stringWidth(text) <= style.columns - 2) return [`${mark} ${text}`];
  return wrap(text, style.columns - 4).map((row, at) => (at === 0 ? `${mark} ` : '    ') + row);
}

/** One character for how far along an exercise is. */
export function statusMark(
  status: ExerciseStatus,
  style: Pick<TextStyle, 'unicode' | 'colors'>,
): string {
  const { yes, begun, station } = glyphsOf(style);
  if (status === 'passed') return good(style, yes);
  return quiet(style, status === 'started' ? begun : station);
}
