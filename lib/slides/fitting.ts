import { type Block, type Choice, type Code, plainText } from '../course/blocks.ts';
import { firstSentences } from '../course/sentences.ts';

/** A line of code in the last row must be able to read this many. */
const mostLines = 18;
const mostRows = 6;
const mostCallout = 320;
const mostWhy = 40;

/** What a room can read of a block; the block itself when it is short enough. */
export function shorter(block: Block): Block {
  if (block.type === 'callout') {
    const children = shortened(block.children, mostCallout);
    return children.length === block.children.length && said(children) === said(block.children)
      ? block
      : { ...block, children };
  }
  if (block.type === 'predict') {
    const why = (choice: Choice): Choice => ({
      ...choice,
      why: shortened(choice.why.slice(0, 1), mostWhy),
    });
    return { ...block, choices: block.choices.map(why) };
  }
  return block;
}

/** Whole sentences until there are enough characters, at least one; blocks of other kinds stay. */
function shortened(blocks: readonly Block[], most: number): Block[] {
  let left = most;
  return blocks.flatMap((block): Block[] => {
    if (left <= 0) return [];
    if (block.type !== 'paragraph') return [block];
    const children = firstSentences(block.children, left);
    left -= plainText(children).length;
    return [{ ...block, children }];
  });
}

const said = (blocks: readonly Block[]): string =>
  blocks.map((block) => ('children' in block ? JSON.stringify(block.children) : '')).join();

/** A long program or table in parts that are about equal. */
export function partsOf(block: Block): Block[] {
  if (block.type === 'code') return codeParts(block);
  if (block.type !== 'table' || block.rows.length <= mostRows) return [block];
  const count = Math.ceil(block.rows.length / mostRows);
  const size = Math.ceil(block.rows.length / count);
  return Array.from({ length: count }, (_, part) => ({
    ...block,
    rows: block.rows.slice(part * size, (part + 1) * size),
  }));
}

/** Cuts at empty lines only: what has none is shown whole, in smaller letters. */
function codeParts<T extends Code>(code: T): T[] {
  const lines = code.text.split('\n');
  const count = Math.ceil(lines.length / mostLines);
  if (count === 1) return [code];
  const wanted = Math.round(lines.length / count);
  const cuts = lines.flatMap((line, at) => (line.trim() === '' ? [at] : []));
  const [cut] = cuts
    .filter((at) => at <= mostLines && Math.abs(at - wanted) <= 7)
    .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  if (cut === undefined) return [code];
  const part = (from: number, to?: number): T => ({
    ...code,
    text: lines.slice(from, to).join('\n'),
    firstLine: code.firstLine + from,
  });
  return [part(0, cut), ...codeParts(part(cut + 1))];
}
