import { listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import { exerciseToDo } from '../../lib/learner/progress.ts';
import { startExercise } from '../../lib/learner/workspace.ts';
import { words } from '../../lib/terminal/words.ts';
import type { LessonCommand } from './lesson.ts';

/** `next`: goes on with an exercise that was started and is not passed, or starts the next one. */
export const next: LessonCommand = {
  options: {},
  usage: [{ help: 'lesson.next' }],
  async run({ language, style, io, folders, progress }) {
    const all = listExercises(listLessons(folders.lessons));
    const exercise = exerciseToDo(progress.read(), all);
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
