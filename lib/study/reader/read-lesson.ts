import type { Language } from '../../base/i18n.ts';
import type { Journal } from '../../learner/journal.ts';
import { Reader } from './reader.ts';
import type { LessonInCourse } from './reading.ts';

export type ReadOptions = LessonInCourse & {
  language: Language;
  progress: Journal;
  /** Where exercises are done. */
  work: URL;
  /** Go straight to where the person was last time, rather than offer it. */
  resume: boolean;
};

/** How the reading ended: an exit code, and the language the person has chosen. */
export type ReadEnd = { code: number; language: Language };

/** Reads a lesson in the terminal until the person leaves it; exercises are done in between. */
export async function readLesson(options: ReadOptions): Promise<ReadEnd> {
  let { language, resume } = options;
  for (;;) {
    const { exercise, ...end } = await new Reader({ ...options, language, resume }).read();
    if (!exercise) return end;
    const { watchOnScreen } = await import('../../exercise/watch/screen.ts');
    const place = { ...options, exercise, language: end.language };
    const done = await watchOnScreen({ ...place, within: true });
    if (done.code !== 0) return done;
    language = done.language;
    resume = true;
  }
}
