import { type Block, type Inline, plainText } from '../../course/blocks.ts';
import type { PageContext } from '../../html/page-context.ts';
import { recordingOf } from '../../html/run.ts';

/**
 * A paragraph, a cell, a program. A name is what a row of a table is about: its first cell. An aside
 * is further on in the page that a result leads to. What is asked is in the words of those who ask.
 */
export type Piece = {
  text: string;
  voice: 'prose' | 'aside' | 'retold' | 'code' | 'name' | 'asked';
};

/** What is under one heading; before the first heading, the id and the title are empty. */
export type Passage = { id: string; title: string; pieces: Piece[] };

export function passagesOf(blocks: readonly Block[], context: PageContext): Passage[] {
  const passages: Passage[] = [{ id: '', title: '', pieces: [] }];
  for (const block of blocks) {
    if (block.type === 'heading') {
      passages.push({ id: block.id, title: plainText(block.children), pieces: [] });
    } else passages.at(-1)?.pieces.push(...piecesOf(block, context));
  }
  return passages;
}

/** What a block says. Answers and hints stay closed, and an exercise has a page of its own. */
function piecesOf(block: Block, context: PageContext): Piece[] {
  const inner = (blocks: readonly Block[]): Piece[] =>
    blocks.flatMap((each) => piecesOf(each, context));
  const cells = (row: readonly Inline[][]): string[] => row.map(plainText);
  switch (block.type) {
    case 'paragraph':
      return prose(plainText(block.children));
    case 'list':
      return block.items.flatMap(inner);
    case 'table':
      return [...prose(...cells(block.head)), ...block.rows.map(cells).flatMap(rowPieces)];
    case 'quote':
    case 'callout':
      return inner(block.children);
    case 'predict':
      return inner(block.question);
    case 'fence':
    case 'code':
      return [{ text: block.text, voice: 'code' }];
    case 'listings':
      return block.children.map(({ text }) => ({ text, voice: 'code' }));
    case 'run': {
      const output = recordingOf(block.programs, context)?.output ?? [];
      return [{ text: output.map(({ text }) => text).join('\n'), voice: 'code' }];
    }
    case 'heading':
    case 'figure':
    case 'exercise':
      return [];
  }
}

function rowPieces([name = '', ...others]: readonly string[]): Piece[] {
  return [{ text: name, voice: 'name' }, ...prose(...others)];
}

export const prose = (...texts: readonly string[]): Piece[] =>
  texts.filter((text) => text !== '').map((text) => ({ text, voice: 'prose' }));
