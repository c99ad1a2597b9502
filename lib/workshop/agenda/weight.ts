import { type Block, everyBlock, type Inline, plainText } from '../../course/blocks.ts';

/** Seconds for a word read aloud or looked at, a run that everybody watches, a question that is discussed. */
const seconds = { word: 0.3, run: 60, question: 90 };

/** How long a room takes for some blocks, compared with others; exercises have minutes of their own. */
export function weightOf(blocks: readonly Block[]): number {
  const inside = [...everyBlock(blocks.filter(({ type }) => type !== 'exercise'))];
  const count = (type: Block['type']): number =>
    inside.filter((block) => block.type === type).length;
  const words = inside.flatMap(textsIn).reduce((sum, text) => sum + wordsIn(text), 0);
  return words * seconds.word + count('run') * seconds.run + count('predict') * seconds.question;
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** What is written in a block itself; `everyBlock` gives those inside it. */
function textsIn(block: Block): string[] {
  const said = (cells: readonly Inline[][]): string[] => cells.map(plainText);
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [plainText(block.children)];
    case 'table':
      return [block.head, ...block.rows].flatMap(said);
    case 'predict':
      return said(block.choices.map(({ label }) => label));
    case 'code':
    case 'fence':
      return [block.text];
    default:
      return [];
  }
}

/** A whole number cut into whole shares, which add up to it, as near to the weights as that allows. */
export function shares(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((sum, weight) => sum + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((sum, share) => sum + share, 0);
  const rests = exact.map((share, at) => ({ at, rest: share % 1 }));
  const largest = rests.sort((a, b) => b.rest - a.rest || a.at - b.at).slice(0, left);
  const more = new Set(largest.map(({ at }) => at));
  return whole.map((share, at) => (more.has(at) ? share + 1 : share));
}
