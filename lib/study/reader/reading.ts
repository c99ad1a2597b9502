import type { Language } from '../../base/i18n.ts';
import { type Block, blocksOf } from '../../course/blocks.ts';
import type { LessonSummary } from '../../course/catalogue.ts';
import { type Exercise, listExercises } from '../../course/exercises.ts';
import { linkTerms, loadGlossary, type Term, termScheme } from '../../course/glossary.ts';
import { loadLesson } from '../../course/lesson.ts';
import { type Page, sectionsOf } from '../../course/page.ts';
import { type ReaderStep, stepsOf } from './steps.ts';

/** A lesson of a course. */
export type LessonInCourse = { lesson: LessonSummary; lessons: readonly LessonSummary[] };

/** A lesson as it is read: one language's page and its steps, among the course's lessons. */
export type Reading = LessonInCourse & {
  page: Page;
  terms: readonly Term[];
  steps: readonly ReaderStep[];
};

/** Reads each language's page when it is first asked for. */
export function readingsOf(place: LessonInCourse): (language: Language) => Reading {
  const known = new Map<Language, Reading>();
  const terms = loadGlossary(place.lessons);
  return (language) => {
    const reading = known.get(language);
    if (reading) return reading;
    const page = loadTermedPage(place, terms, language);
    const fresh = { ...place, page, terms, steps: stepsOf(page) };
    known.set(language, fresh);
    return fresh;
  };
}

/** A lesson's page with the first use of each term marked. */
export function loadTermedPage(
  { lesson }: Pick<LessonInCourse, 'lesson'>,
  terms: readonly Term[],
  language: Language,
): Page {
  const page = loadLesson(lesson).pages[language];
  const blocks = linkTerms(page.blocks, terms, language);
  return { ...page, blocks, sections: sectionsOf(blocks) };
}

/** The terms that are marked in blocks. */
export function termsIn(blocks: readonly Block[], terms: readonly Term[]): Term[] {
  const said = JSON.stringify(blocksOf(blocks, 'paragraph'));
  return terms.filter(({ id }) => said.includes(`"${termScheme}${id}"`));
}

/** The exercise that ends a step; null if there is none, or the lesson does not name it. */
export function exerciseAt({ lesson, steps }: Reading, step: number): Exercise | null {
  const slug = steps[step]?.exercise;
  return listExercises([lesson]).find((exercise) => exercise.slug === slug) ?? null;
}
