import { listLessons } from '../../lib/course/catalogue.ts';
import { UserError } from '../../lib/errors.ts';
import { lookOf } from '../../lib/study/draw/look.ts';
import { aboutCourse } from '../../lib/study/list.ts';
import { choose, menuItems } from '../../lib/study/menu.ts';
import { aboutExercises, begunLast, exerciseItems } from '../../lib/study/menu-exercises.ts';
import { languageFrom, parseWords } from '../command.ts';
import { hasTerminal } from './has-terminal.ts';
import type { LessonCommand } from './lesson.ts';
import { list } from './list.ts';
import { openChoice } from './open-choice.ts';
import { untilStopped } from './until-stopped.ts';

/** Without a command: the menu, again after each lesson; without a terminal, the list. */
export const menu: LessonCommand = async (args, house, progress) => {
  if (!hasTerminal()) return list(args, house, progress);
  const { values, positionals } = parseWords(args, {});
  if (positionals[0] !== undefined)
    throw new UserError('too-many-words', { given: positionals[0] });
  let language = languageFrom(values.lang, progress.read().language);
  const lessons = listLessons(house.lessons);
  let course = true;
  for (;;) {
    const look = lookOf(process.stdout, language);
    const known = progress.read();
    const items = course
      ? menuItems(lessons, known, language, look.columns)
      : exerciseItems(lessons, known, look);
    const about = course
      ? aboutCourse(lessons, language)
      : aboutExercises(lessons, known, language);
    const first = course ? undefined : begunLast(items, known);
    const choice = await untilStopped((signal) => choose({ items, about, first }, look, signal));
    if (choice.kind === 'quit' && course) return 0;
    if (choice.kind === 'cancel') return 130;
    if (choice.kind === 'language') {
      language = language === 'en' ? 'fr' : 'en';
      progress.add({ fact: 'language', language });
      continue;
    }
    if (choice.kind === 'exercises' || choice.kind === 'quit') {
      course = !course;
      continue;
    }
    const place = { lessons, language, progress, work: house.work };
    const { code, spoken } = await openChoice(choice, place);
    if (code !== 0) return code;
    language = spoken;
  }
};
