import { existsSync } from 'node:fs';
import { UserError } from '../../lib/base/user-error.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { type Exercise, listExercises } from '../../lib/course/exercises.ts';
import { programFile, resetExercise, shownPath } from '../../lib/learner/workspace.ts';
import { prose } from '../../lib/terminal/lines.ts';
import { words } from '../../lib/terminal/words.ts';
import type { Given } from '../command/command.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand, LessonContext } from './lesson.ts';

const options = { all: { type: 'boolean' } } as const;

/**
 * `reset [EXERCISE]`: starts over; what the learner wrote is kept under a dated name. With `--all`,
 * every exercise that was started.
 */
export const reset: LessonCommand<typeof options> = {
  options,
  usage: [{ help: 'lesson.reset' }],
  words: 1,
  run(given) {
    const { values, folders, progress, language, style, io } = given;
    const say = (text: string): void =>
      io.print(...(io.stdout.isTTY ? prose(text, style) : [text]));
    for (const exercise of values.all ? allStarted(given) : [exerciseOf(given)]) {
      const kept = resetExercise(exercise, folders.work, progress, language);
      if (kept) say(words(language, 'exercise.kept', { kept: shownPath(kept) }));
      const file = shownPath(programFile(folders.work, exercise));
      say(words(language, kept ? 'exercise.startsOver' : 'exercise.made', { file }));
    }
    return 0;
  },
};

/** The exercises that have a file; the one started last stays the last. */
function allStarted({
  words: [given],
  folders,
  progress,
}: Pick<Given, 'words'> & LessonContext): Exercise[] {
  if (given !== undefined) throw new UserError('reset-which', { given });
  const current = progress.read().exercise;
  return listExercises(listLessons(folders.lessons))
    .filter((exercise) => existsSync(programFile(folders.work, exercise)))
    .sort((a, b) => Number(a.id === current) - Number(b.id === current));
}
