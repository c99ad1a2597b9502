import { listLessons } from '../../lib/course/catalogue.ts';
import { findLesson } from '../../lib/course/find.ts';
import { loadPage } from '../../lib/course/lesson.ts';
import { UserError } from '../../lib/errors.ts';
import { lookOf } from '../../lib/study/draw/look.ts';
import { languageFrom, parseWords } from '../command.ts';
import { hasTerminal } from './has-terminal.ts';
import type { LessonCommand } from './lesson.ts';

/** `read LESSON`: the reader in a terminal, else the whole lesson as plain text. */
export const read: LessonCommand = async (args, house, progress) => {
  const { values, positionals } = parseWords(args, {});
  const [given, surplus] = positionals;
  if (given === undefined) throw new UserError('lesson-missing', { command: 'read' });
  if (surplus !== undefined) throw new UserError('too-many-words', { given: surplus });
  const language = languageFrom(values.lang, progress.read().language);
  const lesson = findLesson(given, listLessons(house.lessons));
  if (hasTerminal()) {
    const { readLesson } = await import('../../lib/study/reader/reader.ts');
    const { code } = await readLesson({ lesson, language, progress, resume: false });
    return code;
  }
  const { lessonLines } = await import('../../lib/study/plain.ts');
  const look = lookOf(process.stdout, language);
  for (const line of lessonLines(lesson, loadPage(lesson, language), look)) console.log(line);
  return 0;
};
