import { programFile, resetExercise, shownPath } from '../../lib/learner/workspace.ts';
import { words } from '../../lib/terminal/words.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';

/** `reset [EXERCISE]`: starts over; what the learner wrote is kept under a dated name. */
export const reset: LessonCommand = {
  options: {},
  usage: [{ help: 'lesson.reset' }],
  words: 1,
  run(given) {
    const { folders, progress, language, io } = given;
    const exercise = exerciseOf(given);
    const kept = resetExercise(exercise, folders.work, progress, language);
    if (kept) io.print(words(language, 'exercise.kept', { kept: shownPath(kept) }));
    const file = shownPath(programFile(folders.work, exercise));
    io.print(words(language, kept ? 'exercise.startsOver' : 'exercise.made', { file }));
    return 0;
  },
};
