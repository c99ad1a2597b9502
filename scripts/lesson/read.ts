import { listLessons } from '../../lib/course/catalogue.ts';
import { findLesson } from '../../lib/course/find.ts';
import { loadGlossary } from '../../lib/course/glossary.ts';
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
  const lessons = listLessons(house.lessons);
  const lesson = findLesson(given, lessons);
  if (hasTerminal()) {
    const { readLesson } = await import('../../lib/study/reader/read-lesson.ts');
    const { work } = house;
    return (await readLesson({ lesson, lessons, language, progress, work, resume: false })).code;
  }
  const { lessonLines } = await import('../../lib/study/plain.ts');
  const { loadTermedPage } = await import('../../lib/study/reader/reading.ts');
  const look = lookOf(process.stdout, language);
  const place = { lesson, lessons };
  const page = loadTermedPage(place, loadGlossary(lessons), language);
  for (const line of lessonLines(place, page, look)) console.log(line);
  return 0;
};
