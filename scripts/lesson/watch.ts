import { exerciseWords } from './exercise-words.ts';
import { hasTerminal } from './has-terminal.ts';
import type { LessonCommand } from './lesson.ts';
import { untilStopped } from './until-stopped.ts';

/** `watch [EXERCISE]`: judges the learner's program at each save. */
export const watch: LessonCommand = async (args, house, progress) => {
  const { exercise, lessons, language } = exerciseWords(args, {}, house, progress);
  const options = { exercise, lessons, language, progress, work: house.work };
  if (hasTerminal()) {
    const { watchOnScreen } = await import('../../lib/study/exercise/watch/screen.ts');
    return (await watchOnScreen(options)).code;
  }
  const { watchInLines } = await import('../../lib/study/exercise/watch/plain.ts');
  return untilStopped((signal) => watchInLines(options, signal, console.log));
};
