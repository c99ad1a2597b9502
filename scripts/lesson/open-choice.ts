import type { Language } from '../../lib/base/i18n.ts';
import type { LessonSummary } from '../../lib/course/catalogue.ts';
import type { Journal } from '../../lib/learner/journal.ts';
import type { MenuChoice } from '../../lib/study/menu.ts';

type Opened = Exclude<MenuChoice, { kind: 'quit' | 'cancel' | 'language' | 'exercises' }>;

type MenuContext = {
  lessons: readonly LessonSummary[];
  language: Language;
  progress: Journal;
  work: URL;
};

/** Shows the glossary, a lesson or an exercise; gives the exit code and the language at the end. */
export async function openChoice(
  choice: Opened,
  place: MenuContext,
): Promise<{ code: number; spoken: Language }> {
  const { lessons, language } = place;
  if (choice.kind === 'glossary') {
    const { showGlossary } = await import('../../lib/study/reader/show-glossary.ts');
    return { code: await showGlossary(lessons, language), spoken: language };
  }
  if (choice.kind === 'exercise') {
    const { watchOnScreen } = await import('../../lib/exercise/watch/screen.ts');
    const end = await watchOnScreen({ ...place, exercise: choice.exercise, within: true });
    return { code: end.code, spoken: end.language };
  }
  const { readLesson } = await import('../../lib/study/reader/reader.ts');
  const resume = choice.kind === 'continue';
  const end = await readLesson({ ...place, lesson: choice.lesson, resume });
  return { code: end.code, spoken: end.language };
}
