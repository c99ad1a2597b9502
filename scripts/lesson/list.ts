import { listLessons } from '../../lib/course/catalogue.ts';
import { UserError } from '../../lib/errors.ts';
import { courseList } from '../../lib/study/course-list.ts';
import { lookOf } from '../../lib/study/draw/look.ts';
import { languageFrom, parseWords } from '../command.ts';
import type { LessonCommand } from './lesson.ts';

/** `list`: the lessons, one a line; with `--json` everything a tool may want to know of them. */
export const list: LessonCommand = async (args, house, progress) => {
  const { values, positionals } = parseWords(args, { json: { type: 'boolean' } });
  if (positionals[0] !== undefined)
    throw new UserError('too-many-words', { given: positionals[0] });
  const language = languageFrom(values.lang, progress.read().language);
  const lessons = listLessons(house.lessons);
  if (values.json) {
    const { listJson } = await import('../../lib/study/list-json.ts');
    console.log(listJson(lessons, progress.read()));
    return 0;
  }
  const look = lookOf(process.stdout, language);
  for (const line of courseList(lessons, progress.read(), look)) console.log(line);
  return 0;
};
