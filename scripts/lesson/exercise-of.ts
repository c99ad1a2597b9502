import { listLessons } from '../../lib/course/catalogue.ts';
import { exerciseFrom } from '../../lib/learner/find-exercise.ts';
import { textStyleOf } from '../../lib/terminal/text-style.ts';
import type { Given } from '../command/command.ts';
import type { LessonContext } from './lesson.ts';

/** The exercise that a command is about: the one it names, or the one started last. */
export function exerciseOf(given: Omit<Given, 'values'> & LessonContext) {
  const { words, language, io, folders, progress } = given;
  const lessons = listLessons(folders.lessons);
  const exercise = exerciseFrom(words[0], lessons, progress.read());
  return { lessons, exercise, style: textStyleOf(io.stdout, language, io.env) };
}
