import { listLessons } from '../../lib/course/catalogue.ts';
import type { Exercise } from '../../lib/course/exercises.ts';
import { exerciseFrom } from '../../lib/learner/find-exercise.ts';
import type { Given } from '../command/command.ts';
import type { LessonContext } from './lesson.ts';

/** The exercise that a command is about: the one it names, or the one started last. */
export function exerciseOf({
  words,
  folders,
  progress,
}: Pick<Given, 'words'> & LessonContext): Exercise {
  return exerciseFrom(words[0], listLessons(folders.lessons), progress.read());
}
