import type { Block, Inline } from '../../../lib/course/blocks.ts';

/** A lesson's page as other generators read it: the same prose and code, and nothing of ours. */
export function plainMarkdown(blocks: readonly Block[]): string {
  return blocks.map(markdownOf).join('\n');
}

function markdownOf(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inlineOf(block.children)}\n`;
    case 'paragraph':
      return `${inlineOf(block.children)}\n`;
    case 'list':
      return block.items
        .map((item, at) => {
          const mark = block.ordered ? `${block.start + at}. ` : '- ';
          return (
            mark +
            plainMarkdown(item)
              .trim()
              .replaceAll('\n', `\n${' '.repeat(mark.length)}`)
          );
        })
        .join('\n')
        .concat('\n');
    case 'table': {
      const row = (cells: readonly Inline[][]): string => `| ${cells.map(inlineOf).join(' | ')} |`;
      return [
        row(block.head),
        `|${' --- |'.repeat(block.head.length)}`,
        ...block.rows.map(row),
        '',
      ].join('\n');
    }
    case 'quote':
    case 'callout':
      return `${plainMarkdown(block.children).trim().replace(/^/gm, '> ')}\n`;
    case 'listings':
      return plainMarkdown(block.children);
    case 'fence':
    case 'code':
      return `\`\`\`${block.language}\n${block.text}\n\`\`\`\n`;
    case 'predict':
      return plainMarkdown([...block.question, ...block.choices.flatMap(({ why }) => why)]);
    case 'exercise':
      return plainMarkdown([...block.children, ...block.hints.flat()]);
    case 'run':
    case 'figure':
      return '';
  }
}

const inlineOf = (inlines: readonly Inline[]): string => inlines.map(partOf).join('');

function partOf(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return inline.text.replace(/[<>{}[\]*_`|]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    case 'code':
      return `\`${inline.text}\``;
    case 'break':
      return '\n';
    case 'emphasis':
      return `*${inlineOf(inline.children)}*`;
    case 'strong':
      return `**${inlineOf(inline.children)}**`;
    case 'link':
      // Where it leads makes no difference here, and other sites have other pages.
      return `[${inlineOf(inline.children)}](https://example.com/)`;
  }
}
