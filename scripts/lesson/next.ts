import { listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import { nextExercise } from '../../lib/learner/progress.ts';
import { startExercise } from '../../lib/learner/workspace.ts';
import { words } from '../../lib/terminal/words.ts';
import type { LessonCommand } from './lesson.ts';

/** `next`: starts the next exercise that is not passed. */
export const next: LessonCommand = {
  options: {},
  usage: [{ help: 'lesson.next' }],
  async run({ language, style, io, folders, progress }) {
    const known = progress.read();
    const all = listExercises(listLessons(folders.lessons));
    const exercise = nextExercise(known, all, known.exercise);
    if (!exercise) {
      io.print(words(language, 'exercise.allPassed'));
      return 0;
    }
    const started = startExercise(exercise, folders.work, progress, language);
    const { startLines } = await import('../../lib/exercise/task.ts');
    io.print(...startLines(exercise, started, style));
    return 0;
  },
};
