import type { Language } from '../../base/i18n.ts';
import { type Block, blocksOf, type Inline, type Predict, type Run } from '../../course/blocks.ts';
import type { LessonSummary } from '../../course/catalogue.ts';
import { type Exercise, listExercises } from '../../course/exercises.ts';
import { linkTerms, loadGlossary, type Term, termScheme } from '../../course/glossary.ts';
import { loadLesson } from '../../course/lesson.ts';
import { type Page, sectionsOf } from '../../course/page.ts';
import type { StudyPlace } from '../../learner/progress.ts';

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
  const blocks = linkTerms(page.blocks, terms, page.language);
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

/** What is shown at once: a section, or its part up to a run or a question. */
export type ReaderStep = {
  section: string;
  /** Within the section, from 0. */
  number: number;
  /** The section's title; only its first step shows it in full. */
  title: Inline[];
  blocks: Block[];
  /** What `r` runs here. */
  run: Run | null;
  /** The question that ends the step. */
  predict: Predict | null;
  /** The exercise that ends the step, by its slug. */
  exercise: string | null;
  /** Whether something here explains .NET, which `d` folds and unfolds. */
  dotnet: boolean;
};

/** A page's steps, the same in both languages. */
export function stepsOf(page: Page): ReaderStep[] {
  return page.sections.flatMap(({ id, title, blocks }) =>
    parts(blocks).map((part, number) => {
      const last = part.at(-1);
      return {
        section: id,
        number,
        title,
        blocks: part,
        run: blocksOf(part, 'run').at(-1) ?? null,
        predict: last?.type === 'predict' ? last : null,
        exercise: last?.type === 'exercise' ? last.slug : null,
        dotnet: blocksOf(part, 'callout').some(({ kind }) => kind === 'dotnet'),
      };
    }),
  );
}

/** Splits after each run, question and exercise, so that what asks for a key ends a step. */
function parts(blocks: readonly Block[]): Block[][] {
  const all: Block[][] = [[]];
  blocks.forEach((block, at) => {
    all.at(-1)?.push(block);
    const asks = ['run', 'predict', 'exercise'].includes(block.type);
    if (asks && at < blocks.length - 1) all.push([]);
  });
  return all;
}

export const stepKey = ({ section, number }: ReaderStep): string => `${section}/${number}`;

/** The index of a remembered place; the section's beginning when the step is gone, else -1. */
export function indexOfPlace(steps: readonly ReaderStep[], place: StudyPlace | undefined): number {
  if (!place) return -1;
  const same = steps.findIndex(
    ({ section, number }) => section === place.section && number === place.step,
  );
  return same >= 0 ? same : steps.findIndex(({ section }) => section === place.section);
}

/** The step that a heading begins, or is in; the first if none is. */
export function indexOfHeading(steps: readonly ReaderStep[], id: string): number {
  const at = steps.findIndex(
    ({ section, blocks }) =>
      section === id || blocksOf(blocks, 'heading').some((heading) => heading.id === id),
  );
  return Math.max(0, at);
}

/** The first step of each section. */
export function sectionStarts(steps: readonly ReaderStep[]): number[] {
  return steps.flatMap(({ number }, at) => (number === 0 ? [at] : []));
}
