import { type Block, everyBlock } from '../../course/blocks.ts';
import type { Page } from '../../course/page.ts';
import type { Problem } from '../../course/problem.ts';
import { problem, type Rule } from './context.ts';

/** Both pages hold the same blocks in the same order, with the same ids, imports and answers. */
export const parity: Rule = ({ writings }) =>
  writings.flatMap(({ pages: { en, fr } }) => comparePages(en, fr));

function comparePages(en: Page, fr: Page): Problem[] {
  const ours = [...everyBlock(fr.blocks)];
  const theirs = [...everyBlock(en.blocks)];
  for (let at = 0; at < Math.max(ours.length, theirs.length); at += 1) {
    const [own, other] = [ours[at], theirs[at]];
    if (own && !other) return [missing(fr, own, en)];
    if (other && !own) return [missing(en, other, fr)];
    if (!own || !other || nameOf(own) === nameOf(other)) continue;
    // Everything after the first difference differs, too: one finding is enough.
    const params = { ours: nameOf(own), theirs: nameOf(other), other: en.file, line: other.line };
    return [problem(fr.file, own.line, 'parity-differs', params)];
  }
  return [];
}

function missing(page: Page, block: Block, other: Page): Problem {
  return problem(page.file, block.line, 'parity-missing', {
    ours: nameOf(block),
    other: other.file,
  });
}

/** What must be equal in both languages, written as an author would. */
export function nameOf(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} {#${block.id}}`;
    case 'code':
      return `<<< ${block.file}${block.region === null ? '' : `#${block.region}`}`;
    case 'run':
      return `::: run ${block.programs.join(' ')}`;
    case 'predict': {
      const marks = block.choices.map(({ right }) => (right ? '[x]' : '[ ]'));
      return `::: predict ${block.id} ${marks.join('')}`;
    }
    case 'exercise':
      return `::: exercise ${block.slug} (${block.hints.length} ::: hint)`;
    case 'callout':
      return `::: ${block.kind}`;
    case 'list':
      return `list of ${block.items.length}`;
    case 'table':
      return `table of ${block.head.length} × ${block.rows.length}`;
    case 'fence':
      return `\`\`\`${block.language}`;
    case 'figure':
      return `![](${block.file})`;
    default:
      return block.type;
  }
}
