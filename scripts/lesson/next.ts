import { listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import { lookOf } from '../../lib/study/draw/look.ts';
import { nextExercise } from '../../lib/study/exercise/status.ts';
import { startExercise } from '../../lib/study/exercise/workspace.ts';
import { words } from '../../lib/study/words.ts';
import type { LessonCommand } from './lesson.ts';

/** `next`: starts the next exercise that is not passed. */
export const next: LessonCommand = {
  options: {},
  async run({ language, io, house, progress }) {
    const known = progress.read();
    const all = listExercises(listLessons(house.lessons));
    const exercise = nextExercise(known, all, known.exercise);
    if (!exercise) {
      io.print(words(language, 'exercise.allPassed'));
      return 0;
    }
    const started = startExercise(exercise, house.work, progress, language);
    const { startLines } = await import('../../lib/study/exercise/start-lines.ts');
    io.print(...startLines(exercise, started, lookOf(io.stdout, language, io.env)));
    return 0;
  },
};
