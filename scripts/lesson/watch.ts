import { type LessonSummary, listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import { nextExercise, type Progress, statusOf } from '../../lib/learner/progress.ts';
import { withCommand } from '../../lib/terminal/lines.ts';
import type { TextStyle } from '../../lib/terminal/text-style.ts';
import { words } from '../../lib/terminal/words.ts';
import { hasPerson, hasScreen } from '../command/io.ts';
import { exerciseOf } from './exercise-of.ts';
import type { LessonCommand } from './lesson.ts';
import { untilStopped } from './until-stopped.ts';

/** The exit codes of somebody who leaves the screen: with a key, or with Ctrl-C. */
const leaves = [0, 130];

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
      const end = await watchOnScreen(options);
      // The screen is gone, and with it what it said. A terminal that hung up shows nothing more.
      const own = { ...style, language: end.language };
      if (leaves.includes(end.code)) io.print(...onwardLines(lessons, progress.read(), own));
      return end.code;
    }
    const { watchInLines } = await import('../../lib/exercise/watch/lines.ts');
    const code = await untilStopped((signal) => watchInLines(options, style, signal, io.print));
    if (hasPerson(io)) io.print('', ...onwardLines(lessons, progress.read(), style));
    return code;
  },
};

/** How to go on after a watch: with the exercise it was left at, or with the next one. */
function onwardLines(
  lessons: readonly LessonSummary[],
  progress: Progress,
  style: TextStyle,
): string[] {
  const left = progress.exercise ?? '';
  const next = nextExercise(progress, listExercises(lessons), left);
  const isPassed = statusOf(progress, { id: left }) === 'passed';
  const keys = !isPassed
    ? (['later'] as const)
    : next
      ? (['goOn', 'otherWay'] as const)
      : (['allPassed'] as const);
  return keys.flatMap((key) => withCommand(words(style.language, `exercise.${key}`), style));
}
