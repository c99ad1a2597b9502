import type { Block, Inline } from '../course/blocks.ts';

/** Blocks as a lesson's Markdown: what `parsePage` makes the same blocks of. */
export function writeBlocks(blocks: readonly Block[]): string {
  return `${blocks.map(writeBlock).join('\n\n')}\n`;
}

function writeBlock(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${oneLine(block.children)} {#${block.id}}`;
    case 'paragraph':
      return writeInlines(block.children);
    case 'list':
      return writeList(block);
    case 'table':
      return writeTable(block);
    case 'quote':
      return inside(block.children).replace(/^/gm, '> ').replace(/^> $/gm, '>');
    case 'fence':
      return writeFence(block.language, block.text);
    case 'listings':
      return `::: listings\n${block.children.map(({ language, text }) => writeFence(language, text)).join('\n\n')}\n:::`;
    case 'callout':
      return `::: ${block.kind}\n${inside(block.children)}\n:::`;
    default:
      throw new Error(`an article has no ${block.type}`);
  }
}

const inside = (blocks: readonly Block[]): string => writeBlocks(blocks).trimEnd();

function writeList({ ordered, start, items }: Extract<Block, { type: 'list' }>): string {
  const isTight = items.every((item) =>
    item.every(({ type }, at) => (at === 0 ? type === 'paragraph' : type === 'list')),
  );
  return items
    .map((item, index) => {
      const mark = ordered ? `${start + index}. ` : '- ';
      const indent = ' '.repeat(mark.length);
      const text = isTight ? item.map(writeBlock).join('\n') : inside(item);
      return mark + text.replace(/\n(?=[^\n])/g, `\n${indent}`);
    })
    .join(isTight ? '\n' : '\n\n');
}

function writeTable({ head, rows }: Extract<Block, { type: 'table' }>): string {
  const row = (cells: readonly Inline[][]): string =>
    `| ${cells.map((cell) => oneLine(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  const line = `|${head.map(() => ' --- |').join('')}`;
  return [row(head), line, ...rows.map(row)].join('\n');
}

function writeFence(language: string, text: string): string {
  const longest = Math.max(
    2,
    ...[...text.matchAll(/^\s*(`{3,})/gm)].map(([, run = '']) => run.length),
  );
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A heading or a cell: a break is a space. */
const oneLine = (inlines: readonly Inline[]): string =>
  writeInlines(inlines.map((one) => (one.type === 'break' ? { type: 'text', text: ' ' } : one)));

function writeInlines(inlines: readonly Inline[]): string {
  const text = inlines.map(writeInline).join('');
  return text
    .split('\n')
    .map((line) => startEscaped(line))
    .join('\n');
}

function writeInline(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return escaped(inline.text.replace(/\s*\n\s*/g, ' '));
    case 'code':
      return writeCode(inline.text);
    case 'break':
      return '\\\n';
    case 'strong':
      return styled('**', inline.children);
    case 'emphasis':
      return styled('*', inline.children);
    case 'link':
      // `[!x` would begin an alert.
      return `[${inline.children.map(writeInline).join('').replace(/^!/, '\\!')}](${inline.href})`;
  }
}

/** Spaces at the ends of a style are outside of it, or it would be none. */
function styled(mark: string, children: readonly Inline[]): string {
  const text = children.map(writeInline).join('');
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inner === '' ? text : `${before}${mark}${inner}${mark}${after}`;
}

function writeCode(given: string): string {
  const text = given.replace(/\s*\n\s*/g, ' ');
  const runs = new Set([...text.matchAll(/`+/g)].map(([run]) => run.length));
  let length = 1;
  while (runs.has(length)) length += 1;
  const mark = '`'.repeat(length);
  const space = /^`|`$|^ .*\S.* $/.test(text) ? ' ' : '';
  return mark + space + text + space + mark;
}

/** Signs that would mean something, wherever they are. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/~(?=~)/g, '\\~')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#|[a-z])/gi, '\\&')
    .replace(/\{(?=#)/g, '\\{')
    .replace(/!(?=\\\[)/g, '\\!');

/** Signs that would begin another block at the start of a line. */
const startEscaped = (line: string): string =>
  line
    .replace(/^\s+/, '')
    .replace(/^(#{1,6}(?:\s|$)|[-+](?:\s|$)|[>=|]|-{2,}|:(?=::))/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^\\<<</, '\\<\\<\\<');
