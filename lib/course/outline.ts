import { type Block, everyBlock, type Heading } from './blocks.ts';

/** What other pages need to know about a page: small, so that it can outlive the page's blocks. */
export type Outline = {
  headings: Heading[];
  /** Each `::: run` and the heading above it. */
  runs: { programs: string[]; section: string | null }[];
  exercises: string[];
};

export function outlineOf(blocks: readonly Block[]): Outline {
  const outline: Outline = { headings: [], runs: [], exercises: [] };
  for (const block of everyBlock(blocks)) {
    if (block.type === 'heading') outline.headings.push(block);
    if (block.type === 'exercise') outline.exercises.push(block.slug);
    if (block.type !== 'run') continue;
    outline.runs.push({ programs: block.programs, section: outline.headings.at(-1)?.id ?? null });
  }
  return outline;
}
