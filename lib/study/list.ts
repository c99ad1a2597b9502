import type { Language } from '../base/i18n.ts';
import { type LessonSummary, lessonNumber } from '../course/catalogue.ts';
import type { Progress } from '../learner/progress.ts';
import { words } from '../terminal/words.ts';

export type ListRow = { number: string; title: string; minutes: string; read: string };

/** What a menu or a list says about each lesson, in the language. */
export function listRows(
  lessons: readonly LessonSummary[],
  progress: Progress,
  language: Language,
): ListRow[] {
  return lessons.map(({ id, manifest }) => {
    const { steps = 0, read = [] } = progress.lessons[id] ?? {};
    return {
      number: String(lessonNumber({ id })),
      title: manifest.title[language],
      minutes: words(language, 'minutes', { count: totalMinutes(manifest.minutes) }),
      read: read.length > 0 ? words(language, 'list.read', { read: read.length, steps }) : '',
    };
  });
}

const totalMinutes = ({ read, exercises }: { read: number; exercises: number }): number =>
  read + exercises;

/** What the course is, who it is for, and how long its lessons take together. */
export function aboutCourse(lessons: readonly LessonSummary[], language: Language): string {
  const all = lessons.reduce((sum, { manifest }) => sum + totalMinutes(manifest.minutes), 0);
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  const time = timeText(hours, minutes, language);
  return words(language, 'menu.about', { count: lessons.length, time });
}

function timeText(hours: number, minutes: number, language: Language): string {
  if (hours === 0) return words(language, 'minutes', { count: minutes });
  if (minutes === 0) return words(language, 'hours', { hours });
  return words(language, 'hoursMinutes', { hours, minutes });
}

/** The lessons one a line, in columns that fit a width. */
export function listLines(rows: readonly ListRow[], columns: number): string[] {
  // Titles are in Latin letters: one character, one column.
  const widest = (key: keyof ListRow): number => Math.max(0, ...rows.map((row) => row[key].length));
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

/** Cuts a text in Latin letters to a length, with an ellipsis. */
export const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text;
