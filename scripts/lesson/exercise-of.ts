import { listLessons } from '../../lib/course/catalogue.ts';
import { exerciseFrom } from '../../lib/learner/find-exercise.ts';
import { lookOf } from '../../lib/terminal/look.ts';
import type { Given } from '../command/command.ts';
import type { Place } from './lesson.ts';

/** The exercise that a command is about: the one it names, or the one started last. */
export function exerciseOf(given: Omit<Given, 'values'> & Place) {
  const { words, language, io, house, progress } = given;
  const lessons = listLessons(house.lessons);
  const exercise = exerciseFrom(words[0], lessons, progress.read());
  return { lessons, exercise, look: lookOf(io.stdout, language, io.env) };
}
