import { listLessons } from '../../lib/course/catalogue.ts';
import { hasScreen } from '../command/io.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';
import { untilStopped } from './until-stopped.ts';

/** `watch [EXERCISE]`: judges the learner's program on every save. */
export const watch: LessonCommand = {
  options: {},
  usage: [{ help: 'lesson.watch' }],
  words: 1,
  async run(given) {
    const { language, style, io, folders, progress, room } = given;
    const exercise = exerciseOf(given);
    const lessons = listLessons(folders.lessons);
    room?.connect(true);
    const options = { exercise, lessons, language, progress, room, work: folders.work };
    if (hasScreen(io)) {
      const { watchOnScreen } = await import('../../lib/exercise/watch/screen.ts');
      return (await watchOnScreen(options)).code;
    }
    const { watchInLines } = await import('../../lib/exercise/watch/lines.ts');
    return untilStopped((signal) => watchInLines(options, style, signal, io.print));
  },
};
