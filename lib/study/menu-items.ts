import { type Language, otherLanguage } from '../base/i18n.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import { listExercises } from '../course/exercises.ts';
import { exercisesDone, isRead, type Progress } from '../learner/progress.ts';
import type { TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { exerciseLine, lessonLines, minutesOf, nameColumns, shorten } from './list.ts';
import type { Menu, MenuChoice, MenuItem } from './menu.ts';

/** The menu of the course: where the person was, the lessons, the terms, the other language. */
export function courseMenu(
  lessons: readonly LessonSummary[],
  progress: Progress,
  style: TextStyle,
): Menu {
  const { language } = style;
  const columns = style.columns - 4;
  const last = lessons.find(({ id }) => id === progress.last && progress.lessons[id]?.place);
  const lines = lessonLines(lessons, progress, { ...style, columns });
  const other = otherLanguage(language);
  const items: MenuItem[] = lessons.map((lesson, at) => ({
    value: { kind: 'lesson', lesson },
    text: lines[at] ?? '',
    gap: at === 0,
  }));
  if (last) {
    // A person who has read a lesson to its end goes on to one that is not read yet.
    const after = lessons.slice(lessons.indexOf(last) + 1).find(({ id }) => !isRead(progress, id));
    const next = isRead(progress, last.id) ? after : undefined;
    const value: MenuChoice = next
      ? { kind: 'lesson', lesson: next }
      : { kind: 'continue', lesson: last };
    const title = value.lesson.manifest.title[language];
    const text = words(language, next ? 'menu.next' : 'menu.continue', { title });
    items.unshift({ value, text: shorten(text, columns), gap: true });
  }
  const { begun, count, passed } = exercisesDone(lessons, progress);
  if (begun) {
    const text = words(language, 'exercise.title', { title: begun.title[language] });
    const value: MenuChoice = { kind: 'exercise', exercise: begun };
    items.splice(last ? 1 : 0, 0, { value, text: shorten(text, columns), gap: !last });
  }
  if (count > 0) {
    const text = words(language, 'exercise.menu', { passed, of: count });
    items.push({ value: { kind: 'exercises' }, text, gap: true });
  }
  items.push(
    { value: { kind: 'glossary' }, text: words(language, 'glossary.title'), gap: count === 0 },
    { value: { kind: 'search' }, text: words(language, 'menu.search'), gap: false },
    { value: { kind: 'language' }, text: words(language, `name.${other}`), gap: false },
    { value: { kind: 'quit' }, text: words(language, 'menu.quit'), gap: false },
  );
  return { about: aboutCourse(lessons, language), items };
}

/** What the course is, who it is for, and how long its lessons take together. */
function aboutCourse(lessons: readonly LessonSummary[], language: Language): string {
  const all = lessons.reduce((sum, lesson) => sum + minutesOf(lesson), 0);
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  const time = timeText(hours, minutes, language);
  return words(language, 'menu.about', { count: lessons.length, time });
}

function timeText(hours: number, minutes: number, language: Language): string {
  if (hours === 0) return words(language, 'minutes', { count: minutes });
  if (minutes === 0) return words(language, 'hours', { hours });
  return words(language, 'hoursMinutes', { hours, minutes });
}

/** The exercises of every lesson, and the way back; the cursor is at the one started last. */
export function exerciseMenu(
  lessons: readonly LessonSummary[],
  progress: Progress,
  style: TextStyle,
): Menu {
  // The chosen line has a color of its own.
  const plain = { ...style, columns: style.columns - 4, colors: false };
  const names = nameColumns(lessons, style);
  const items = lessons.flatMap((lesson) =>
    listExercises([lesson]).map((exercise, at): MenuItem => {
      const text = exerciseLine(exercise, progress, plain, names);
      return { value: { kind: 'exercise', exercise }, text, gap: at === 0 };
    }),
  );
  const first = items.find(
    ({ value }) => value.kind === 'exercise' && value.exercise.id === progress.exercise,
  )?.value;
  const back = words(style.language, 'exercise.back');
  items.push({ value: { kind: 'quit' }, text: back, gap: true });
  const { passed, count } = exercisesDone(lessons, progress);
  return { about: words(style.language, 'exercise.passedOf', { passed, of: count }), items, first };
}
