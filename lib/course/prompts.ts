import { type Block, everyBlock } from './blocks.ts';

const isPrompt = (block: Block): boolean => block.type === 'callout' && block.kind === 'instructor';

/** Blocks without what is only for the instructor, however deep; the others are the same objects. */
export function withoutPrompts(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => !isPrompt(block)).map(strip);
}

function strip(block: Block): Block {
  if (![...everyBlock([block])].some(isPrompt)) return block;
  switch (block.type) {
    case 'list':
      return { ...block, items: block.items.map(withoutPrompts) };
    case 'quote':
    case 'callout':
      return { ...block, children: withoutPrompts(block.children) };
    case 'exercise': {
      const { children, hints } = block;
      return { ...block, children: withoutPrompts(children), hints: hints.map(withoutPrompts) };
    }
    case 'predict': {
      const choices = block.choices.map((each) => ({ ...each, why: withoutPrompts(each.why) }));
      return { ...block, question: withoutPrompts(block.question), choices };
    }
    default:
      return block;
  }
}
