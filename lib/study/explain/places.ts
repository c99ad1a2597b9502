import type { Language } from '../../base/i18n.ts';
import { listLessons, listWritten } from '../../course/catalogue.ts';
import { type ErrorEntry, type ErrorGuide, errorText } from '../../course/error-guide.ts';
import { sectionAt } from '../../course/explained.ts';
import { loadLesson, programsOf } from '../../course/lesson.ts';

/** Where to go from an error: the command of the program that shows it, sections of lessons. */
export type Places = {
  run: string | null;
  lessons: { place: string; title: string; command: string }[];
};

export function placesOf(guide: ErrorGuide, entry: ErrorEntry, language: Language): Places {
  const root = new URL('../', guide.lesson.folder);
  return { run: runOf(guide, entry.id, root), lessons: lessonsOf(entry, root, language) };
}

function runOf(guide: ErrorGuide, id: string, root: URL): string | null {
  const run = errorText(guide, id, 'en').rest.find((block) => block.type === 'run');
  if (run?.type !== 'run') return null;
  const home = listWritten(root).find((lesson) =>
    programsOf(lesson, []).some(({ name }) => name === run.programs[0]),
  );
  return home ? `npm run lesson -- run ${home.slug} ${run.programs.join(' ')}` : null;
}

function lessonsOf({ lessons }: ErrorEntry, root: URL, language: Language): Places['lessons'] {
  const all = listLessons(root).map(loadLesson);
  return lessons.flatMap((place) => {
    const found = sectionAt(place, all, language);
    if (!found) return [];
    const title = `${found.lesson.manifest.title[language]}, ${found.title}`;
    return { place, title, command: found.command };
  });
}
