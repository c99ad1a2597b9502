import { listLessons } from '../../lib/course/catalogue.ts';
import { aboutCourse } from '../../lib/study/list.ts';
import { choose, menuItems } from '../../lib/study/menu.ts';
import { aboutExercises, begunLast, exerciseItems } from '../../lib/study/menu-exercises.ts';
import { hasTerminal } from '../command/io.ts';
import type { LessonCommand } from './lesson.ts';
import { list } from './list.ts';
import { openChoice } from './open-choice.ts';

/** Without a command: the menu, again after each lesson; without a terminal, the list. */
export const menu: LessonCommand<typeof list.options> = {
  options: list.options,
  usage: [{ help: 'lesson.menu' }],
  async run(given) {
    const { io, folders, progress } = given;
    if (!hasTerminal(io)) return list.run(given);
    let { language } = given;
    const lessons = listLessons(folders.lessons);
    let course = true;
    for (;;) {
      const known = progress.read();
      const choice = await choose((style) => {
        if (course) {
          const items = menuItems(lessons, known, language, style.columns);
          return { items, about: aboutCourse(lessons, language) };
        }
        const items = exerciseItems(lessons, known, style);
        const about = aboutExercises(lessons, known, language);
        return { items, about, first: begunLast(items, known) };
      }, language);
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
      const place = { lessons, language, progress, work: folders.work };
      const { code, spoken } = await openChoice(choice, place);
      if (code !== 0) return code;
      language = spoken;
    }
  },
};
