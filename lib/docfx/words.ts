import { decodeHTML } from 'entities';
import { isElement } from './inline-html.ts';
import { readXref } from './xref.ts';

/** Words and how often each occurs. */
export type Words = Map<string, number>;

/** Elements that end no word, and leave nothing in Markdown that would. */
const unmarked = new Set('sub u ins s del strike small big font mark span abbr wbr'.split(' '));

/** Signs that begin no entity where they are escaped. */
const literal: Record<string, string> = { '&': '&amp;', '#': '&#35;' };

/**
 * The words that Markdown shows a reader, counted without parsing it: not the same way as the import
 * reads it, so that what the import overlooks is seen. Goals of links and names of elements are no words.
 */
export function wordsIn(markdown: string): Words {
  const text = markdown
    .replace(/:::\s*no-loc\s+text="([^"]*)"\s*:::/g, '$1')
    .replace(/<xref:([^>\s]+)>/g, (_, given: string) => ` ${xrefWord(given)} `)
    .replace(/^[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(?:(?:```+|~~~+).*)?/gm, ' ')
    .replace(/\[!(?:div\b[^\]]*\]|[a-z]+(?:-[a-z0-9#-]+)?)/gi, ' ')
    .replace(/^[ \t>]*:::.*$/gm, (line) =>
      [...line.matchAll(/\b(?:alt-text|source|pivot|range|target)="([^"]*)"/g)]
        .map(([, value]) => value)
        .join(' '),
    )
    .replace(/\]\(\s*<[^<>\n]*>[^)]*\)/g, '] ')
    .replace(/\]\(\s*(?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\s*\)/g, '] ')
    .replace(/\]\[[^\]]*\]/g, '] ')
    .replace(/^ {0,3}\[[^\]]+\]:\s+\S+.*$/gm, ' ')
    .replace(/<\/?([A-Za-z][\w-]*)[^<>]*>/g, (tag, name: string) =>
      isElement(name) ? (unmarked.has(name.toLowerCase()) ? '' : ' ') : tag,
    )
    .replace(/(?<!\\)\{#[a-z0-9-]+\}[ \t]*$/gm, ' ')
    .replace(/\\([\p{P}\p{S}])/gu, (_, sign: string) => literal[sign] ?? sign);
  return countWords(decodeHTML(text));
}

function xrefWord(given: string): string {
  const parts = (readXref(given)?.name ?? given).match(/[\p{L}\p{N}]+/gu);
  return parts?.[0] ?? '';
}

function countWords(text: string): Words {
  const counts: Words = new Map();
  for (const [word] of text.normalize('NFC').matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** The words of one text that are not, or not as often, in others; each as often as it is missing. */
export function missingWords(wanted: Words, ...found: readonly Words[]): string[] {
  return [...wanted].flatMap(([word, count]) => {
    const there = found.reduce((sum, words) => sum + (words.get(word) ?? 0), 0);
    return Array<string>(Math.max(0, count - there)).fill(word);
  });
}
