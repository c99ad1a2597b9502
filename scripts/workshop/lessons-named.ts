import { findLesson, type LessonSummary, listLessons } from '../../lib/course/catalogue.ts';

/** The lessons that somebody named, each once and in that order; all of them without a name. */
export function lessonsNamed(words: readonly string[], folder: URL): LessonSummary[] {
  const known = listLessons(folder);
  if (words.length === 0) return known;
  return [...new Set(words.map((word) => findLesson(word, known)))];
}
