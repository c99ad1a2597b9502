import { words } from '../../lib/study/words.ts';
import { languageIn } from '../command.ts';
import type { LessonCommand } from './lesson.ts';

/** `help`, or `--help` with any command: what can be typed. */
export const help: LessonCommand = async (args, _house, progress) => {
  console.log(words(languageIn(args, progress.read().language), 'usage'));
  return 0;
};
