import { type Language, languageName, nextLanguage } from '../base/i18n.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import { type Exercise, listExercises } from '../course/exercises.ts';
import { exercisesDone, isRead, noLesson, type Progress, statusOf } from '../learner/progress.ts';
import type { TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { exerciseLines, lessonLines, nameColumns, timeText } from './list.ts';
import type { Menu, MenuChoice, MenuItem } from './menu.ts';

/** The menu of the course: what to do next, the lessons, the terms, the other language. */
export function courseMenu(
  lessons: readonly LessonSummary[],
  progress: Progress,
  style: TextStyle,
): Menu {
  const { language } = style;
  const columns = style.columns - 4;
  const lines = lessonLines(lessons, progress, { ...style, columns });
  const other = nextLanguage(language);
  const items = nextItems(lessons, progress, language);
  items.push(
    ...lessons.map((lesson, at) => ({
      id: lesson.id,
      value: { kind: 'lesson', lesson } as const,
      text: lines[at] ?? '',
      gap: at === 0,
    })),
  );
  const { count, passed } = exercisesDone(lessons, progress);
  if (count > 0) {
    const text = words(language, 'exercise.menu', { passed, of: count });
    items.push(line('exercises', text, true));
  }
  items.push(
    line('glossary', words(language, 'glossary.title'), count === 0),
    line('search', words(language, 'menu.search')),
    line('browser', words(language, 'menu.browser')),
    line('language', languageName(other)),
  );
  const time = timeText(lessons, language);
  return { about: words(language, 'menu.about', { count: lessons.length, time }), items };
}

function line(
  kind: 'exercises' | 'glossary' | 'search' | 'browser' | 'language' | 'quit',
  text: string,
  gap = false,
): MenuItem {
  return { id: kind, value: { kind }, text, gap };
}

/** What to do next, and why: an exercise that was begun; the lesson that was read last, or what follows. */
function nextItems(
  lessons: readonly LessonSummary[],
  progress: Progress,
  language: Language,
): MenuItem[] {
  const items: MenuItem[] = [];
  const add = (value: MenuChoice, text: string, note: string): void => {
    // Who has done the first thing is offered what is then the first.
    const id = `next ${items.length}`;
    items.push({ id, value, text, note, gap: items.length === 0 });
  };
  const exercise = (exercise: Exercise, why: 'begunWhy' | 'doWhy'): void => {
    const text = words(language, 'exercise.title', { title: exercise.title[language] });
    const note = words(language, `menu.${why}`);
    add({ kind: 'exercise', exercise }, text, note);
  };
  const lesson = (
    kind: 'lesson' | 'continue',
    lesson: LessonSummary,
    say: 'start' | 'next' | 'continue',
  ): void => {
    const text = words(language, `menu.${say}`, { title: lesson.manifest.title[language] });
    const { steps, read } = progress.lessons[lesson.id] ?? noLesson;
    const time = timeText([lesson], language);
    const note = words(language, `menu.${say}Why`, { steps, read: read.length, time });
    add({ kind, lesson }, text, note);
  };
  const { begun } = exercisesDone(lessons, progress);
  if (begun) exercise(begun, 'begunWhy');
  const last = lessons.find(({ id }) => id === progress.last && progress.lessons[id]?.place);
  const unread = lessons.find(({ id }) => !isRead(progress, id));
  if (last && !isRead(progress, last.id)) lesson('continue', last, 'continue');
  else {
    const left = last && listExercises([last]).find((one) => statusOf(progress, one) === 'new');
    if (left && !begun) exercise(left, 'doWhy');
    if (unread) lesson('lesson', unread, last ? 'next' : 'start');
    else if (last && items.length === 0) lesson('continue', last, 'continue');
  }
  return items;
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
      const text = exerciseLines(exercise, progress, plain, names).join('\n');
      return { id: exercise.id, value: { kind: 'exercise', exercise }, text, gap: at === 0 };
    }),
  );
  const back = words(style.language, 'exercise.back');
  items.push(line('quit', back, true));
  const { passed, count } = exercisesDone(lessons, progress);
  const about = words(style.language, 'exercise.passedOf', { passed, of: count });
  return { about, items, first: progress.exercise };
}
