import { type Language, languages, translate } from '../base/i18n.ts';
import type { LessonSummary } from './catalogue.ts';

/** A term of the course: what it is in each language, and where it is explained. */
export type Term = {
  id: string;
  lesson: LessonSummary;
  /** The id of the section that explains it. */
  section: string;
  words: Record<Language, { term: string; says: string }>;
};

/** The groups of a lesson's locale file that no program says. */
export const reservedGroups = ['terms', 'diagrams', 'starts'] as const;

/** The concepts of all lessons with their words, in the order in which they are taught. */
export function loadGlossary(lessons: readonly LessonSummary[]): Term[] {
  return lessons.flatMap((lesson) =>
    Object.entries(lesson.manifest.concepts).map(([id, section]) => {
      const [en, fr] = languages.map((language) => ({
        term: translate(language, lesson.id, `terms.${id}.term`),
        says: translate(language, lesson.id, `terms.${id}.says`),
      }));
      if (!en || !fr) throw new Error('a term has words in both languages');
      return { id, lesson, section, words: { en, fr } };
    }),
  );
}

/** The terms sorted as a reader of the language looks them up. */
export function sortTerms(terms: readonly Term[], language: Language): Term[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  return [...terms].sort((a, b) => compare(a.words[language].term, b.words[language].term));
}
