import { type Language, nextLanguage } from '../../lib/base/i18n.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { listExercises, shortName } from '../../lib/course/exercises.ts';
import type { WatchEnd } from '../../lib/exercise/watch/screen.ts';
import { choose, type MenuChoice } from '../../lib/study/menu.ts';
import { courseMenu, exerciseMenu } from '../../lib/study/menu-items.ts';
import type { VisitOptions } from '../../lib/study/visit.ts';
import { betweenScreens } from '../../lib/terminal/keyboard.ts';
import { prose } from '../../lib/terminal/lines.ts';
import { words } from '../../lib/terminal/words.ts';
import { hasPerson, hasScreen } from '../command/io.ts';
import type { LessonCommand } from './lesson.ts';
import { list } from './list.ts';
import { searchesOf } from './search/open-search.ts';

/** Without a command: the menu, again after each lesson; without a terminal, the list. */
export const menu: LessonCommand<typeof list.options> = {
  options: list.options,
  usage: [{ help: 'lesson.menu' }],
  async run(given) {
    const { io, room } = given;
    if (!hasScreen(io)) return listWithMore(given);
    room?.connect(true);
    const end = await betweenScreens(() => chooseUntilLeft(given));
    if (!('browser' in end)) return end.code;
    const { openInBrowser } = await import('./open.ts');
    return openInBrowser({ ...given, words: [], language: end.language });
  },
};

type Given = Parameters<typeof list.run>[0];

/** Goes between the menu and what is chosen there, until the person leaves, perhaps for the browser. */
async function chooseUntilLeft(
  given: Given,
): Promise<{ code: number } | { browser: true; language: Language }> {
  const { folders, progress, room } = given;
  let { language } = given;
  const lessons = listLessons(folders.lessons);
  const { work, lessons: folder } = folders;
  const place = { lessons, progress, work, folder, room, searchIn: searchesOf(folder) };
  let course = true;
  /** The lines that the person comes back to, on either page. */
  const lines: { course: string | null; exercises: string | null } = {
    course: null,
    exercises: null,
  };
  for (;;) {
    const known = progress.read();
    const page = course ? 'course' : 'exercises';
    const menuFor = course ? courseMenu : exerciseMenu;
    const { choice, at } = await choose(
      (style) => menuFor(lessons, known, style),
      language,
      lines[page],
      room,
    );
    // After an exercise, its page begins at the one that was started last.
    lines[page] = !course && choice.kind === 'exercise' ? null : at;
    if (choice.kind === 'quit' && course) return { code: 0 };
    if (choice.kind === 'cancel') return { code: 130 };
    if (choice.kind === 'language') {
      language = nextLanguage(language);
      progress.add({ fact: 'language', language });
      continue;
    }
    if (choice.kind === 'exercises' || choice.kind === 'quit') {
      course = !course;
      continue;
    }
    if (choice.kind === 'browser') return { browser: true, language };
    const end = await open(choice, { ...place, language });
    if (end.code !== 0) return { code: end.code };
    ({ language } = end);
  }
}

/** The list; for a person who wants no screens, with what to type next. */
async function listWithMore(given: Given): Promise<number> {
  const code = await list.run(given);
  const { io, folders, style } = given;
  const [first] = listExercises(listLessons(folders.lessons));
  if (hasPerson(io) && first) {
    const name = shortName(first);
    io.print('', ...prose(words(style.language, 'menu.plain', { name }), style));
  }
  return code;
}

type Opened = Exclude<
  MenuChoice,
  { kind: 'quit' | 'cancel' | 'language' | 'exercises' | 'browser' }
>;

/** Shows the glossary, a lesson, an exercise or the search. */
async function open(choice: Opened, options: VisitOptions): Promise<WatchEnd> {
  const { lessons, language } = options;
  if (choice.kind === 'glossary') {
    const { showGlossary } = await import('../../lib/study/glossary.ts');
    return { code: await showGlossary(lessons, language), language };
  }
  if (choice.kind === 'exercise') {
    const { watchOnScreen } = await import('../../lib/exercise/watch/screen.ts');
    return watchOnScreen({ ...options, exercise: choice.exercise, within: true });
  }
  const { visit } = await import('../../lib/study/visit.ts');
  if (choice.kind === 'search' || choice.kind === 'call') return visit(choice.kind, options);
  const start = choice.kind === 'continue' ? 'last' : 'beginning';
  return visit({ lesson: choice.lesson, start }, options);
}
