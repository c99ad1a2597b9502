import { type Block, blocksOf, type Inline, type Predict, type Run } from '../../course/blocks.ts';
import type { Page } from '../../course/page.ts';
import type { StudyPlace } from '../../learner/progress.ts';

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

export const studyPlace = ({ section, number }: ReaderStep): StudyPlace => ({
  section,
  step: number,
});

export const stepKey = ({ section, number }: ReaderStep): string => `${section}/${number}`;

/** The index of a remembered place; the section's beginning when the step is gone, else -1. */
export function indexOfPlace(steps: readonly ReaderStep[], place: StudyPlace | undefined): number {
  if (!place) return -1;
  const same = steps.findIndex(
    ({ section, number }) => section === place.section && number === place.step,
  );
  return same >= 0 ? same : steps.findIndex(({ section }) => section === place.section);
}

/** The first step of each section. */
export function sectionStarts(steps: readonly ReaderStep[]): number[] {
  return steps.flatMap(({ number }, at) => (number === 0 ? [at] : []));
}
