import type { Language } from '../base/i18n.ts';
import type { LessonSummary } from '../course/catalogue.ts';
import { listExercises } from '../course/exercises.ts';
import type { Progress } from '../learner/progress.ts';
import { exercisesDone } from '../learner/status.ts';
import type { TextStyle } from '../terminal/text-style.ts';
import { words } from '../terminal/words.ts';
import { exerciseLine, nameColumns } from './course-list.ts';
import type { MenuItem } from './menu.ts';

/** The exercises of every lesson, and the way back. */
export function exerciseItems(
  lessons: readonly LessonSummary[],
  progress: Progress,
  style: TextStyle,
): MenuItem[] {
  // The chosen line has a color of its own.
  const plain = { ...style, colors: false };
  const names = nameColumns(lessons, style);
  const items = lessons.flatMap((lesson) =>
    listExercises([lesson]).map((exercise, at): MenuItem => {
      const text = exerciseLine(exercise, progress, plain, names, 4);
      return { value: { kind: 'exercise', exercise }, text, gap: at === 0 };
    }),
  );
  const back = words(style.language, 'exercise.back');
  return [...items, { value: { kind: 'quit' }, text: back, gap: true }];
}

/** The exercise started last: someone coming back from it is where they were. */
export function begunLast(
  items: readonly MenuItem[],
  { exercise }: Progress,
): MenuItem['value'] | undefined {
  return items.find(({ value }) => value.kind === 'exercise' && value.exercise.id === exercise)
    ?.value;
}

export function aboutExercises(
  lessons: readonly LessonSummary[],
  progress: Progress,
  language: Language,
): string {
  const { passed, count } = exercisesDone(lessons, progress);
  return words(language, 'exercise.passedOf', { passed, of: count });
}
