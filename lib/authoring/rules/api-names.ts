import type { Language } from '../../base/i18n.ts';
import { everyBlock, type Inline, type Written } from '../../course/blocks.ts';
import type { Writing } from '../../course/lesson.ts';
import type { Problem } from '../../course/problem.ts';
import { type Content, type Locale, problem } from '../content.ts';
import { translationsOf } from '../translation.ts';

/** Names that a program calls things by: `listen`, `socket.end()`, `ECONNRESET`, `node:net`. */
const name = /^[\p{L}_$][\p{L}\p{N}_$]*(?:[.:][\p{L}_$][\p{L}\p{N}_$]*)*(?:\(\))?$/u;

/**
 * A name stays as it is in every language: a section has all those of the English one, and others only
 * if they are names in English, too.
 */
export function* apiNames({ writings, locales }: Content): Generator<Problem> {
  const pairs = [...writings.flatMap(sectionPairs), ...[...locales.values()].flatMap(textPairs)];
  const known = new Set(pairs.flatMap(({ english }) => [...english]));
  for (const { file, line, english, own } of pairs) {
    const lost = [...english].filter((one) => !own.has(one));
    const spare = [...own].filter((one) => !known.has(one));
    if (lost.length + spare.length === 0) continue;
    const params = { theirs: listed(lost), ours: listed(spare) };
    yield problem(file, line, 'api-name', params);
  }
}

/** The names in an English text, and in its translation. */
type Pair = {
  file: string;
  line: number;
  english: ReadonlySet<string>;
  own: ReadonlySet<string>;
};

const listed = (names: readonly string[]): string =>
  names.map((one) => `\`${one}\``).join(', ') || '–';

function sectionPairs(writing: Writing): Pair[] {
  const { en, ...others } = writing.pages;
  const translated = translationsOf(writing);
  return Object.values(others)
    .filter(({ language }) => translated.includes(language))
    .flatMap(({ file, written }) =>
      written.sections.flatMap(({ id, line, blocks }): Pair[] => {
        const english = en.written.sections.find((section) => section.id === id);
        if (!english) return [];
        return [{ file, line, english: namesIn(english.blocks), own: namesIn(blocks) }];
      }),
    );
}

function textPairs({ en, ...others }: Record<Language, Locale | null>): Pair[] {
  return Object.values(others).flatMap((other) =>
    [...(other?.texts ?? [])].flatMap(([key, text]): Pair[] => {
      const english = en?.texts.get(key);
      if (!other || english === undefined) return [];
      const { file, lineOf } = other;
      return [{ file, line: lineOf(key), english: quoted(english), own: quoted(text) }];
    }),
  );
}

const quoted = (text: string): Set<string> =>
  new Set([...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code).filter(isName));

const isName = (code: string): boolean => name.test(code);

function namesIn(blocks: readonly Written[]): Set<string> {
  const all = new Set<string>();
  for (const block of everyBlock(blocks)) {
    for (const inline of inlinesOf(block)) for (const code of codesIn(inline)) all.add(code);
  }
  return all;
}

function inlinesOf(block: Written): Inline[] {
  switch (block.type) {
    case 'paragraph':
      return block.children;
    case 'table':
      return [...block.head, ...block.rows.flat()].flat();
    default:
      return [];
  }
}

function codesIn(inline: Inline): string[] {
  if (inline.type === 'code') return isName(inline.text) ? [inline.text] : [];
  return 'children' in inline ? inline.children.flatMap(codesIn) : [];
}
