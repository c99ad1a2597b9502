import type { Block } from '../course/blocks.ts';
import { partOf } from './beside.ts';
import type { Context } from './context.ts';

/** Code without spaces at the ends of its lines; nothing where it is empty. */
export function fence(code: string, info: string, line: number): Block[] {
  const text = code.replace(/[ \t]+$/gm, '').trimEnd();
  return text === '' ? [] : [{ type: 'fence', line, language: languageOf(info), text }];
}

/** `csharp-interactive`, `c#`, `"xml"` are one word here. */
const languageOf = (info: string): string => {
  const [word = ''] = info
    .trim()
    .toLowerCase()
    .split(/[\s{,]+/);
  return word.replace(/[^a-z0-9#+-]/g, '').replace('c#', 'csharp');
};

/**
 * The same code in several languages, one right after the other, is one listing; and lists that only
 * a comment parted are one.
 */
export function gathered(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    const languages =
      last?.type === 'listings' ? last.children : last?.type === 'fence' ? [last] : [];
    if (
      block.type === 'fence' &&
      languages.length > 0 &&
      [block, ...languages].every(({ language }) => language !== '') &&
      languages.every(({ language }) => language !== block.language)
    ) {
      all[all.length - 1] = {
        type: 'listings',
        line: last?.line ?? block.line,
        children: [...languages, block],
      };
    } else if (block.type === 'list' && last?.type === 'list' && last.ordered === block.ordered) {
      last.items.push(...block.items);
    } else all.push(block);
  }
  return all;
}

/** The part of a program beside the article that `wish` names; null where there is none. */
export function codeBeside(path: string, wish: string, { beside }: Context): string | null {
  const whole = beside(path);
  const part = whole === null ? null : partOf(whole, wish);
  return part === null || part.trim() === '' ? null : part;
}
