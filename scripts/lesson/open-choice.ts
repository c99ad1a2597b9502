import type { LessonSummary } from '../../lib/course/catalogue.ts';
import type { Language } from '../../lib/i18n.ts';
import type { MenuChoice } from '../../lib/study/menu.ts';
import type { ProgressFile } from '../../lib/study/progress-file.ts';

type Opened = Exclude<MenuChoice, { kind: 'quit' | 'cancel' | 'language' }>;

/** Shows the glossary, or a lesson; gives the exit code and the language spoken at the end. */
export async function openChoice(
  choice: Opened,
  lessons: readonly LessonSummary[],
  language: Language,
  progress: ProgressFile,
): Promise<{ code: number; spoken: Language }> {
  if (choice.kind === 'glossary') {
    const { showGlossary } = await import('../../lib/study/reader/show-glossary.ts');
    return { code: await showGlossary(lessons, language), spoken: language };
  }
  const { readLesson } = await import('../../lib/study/reader/reader.ts');
  const resume = choice.kind === 'continue';
  const end = await readLesson({ lesson: choice.lesson, lessons, language, progress, resume });
  return { code: end.code, spoken: end.language };
}
