import type { Language } from '../base/i18n.ts';
import { wordsOf } from '../base/words.ts';
import { plainText } from './blocks.ts';
import { type ErrorEntry, type ErrorGuide, errorText } from './error-guide.ts';

/** The words around the guide to errors, on its pages and in the terminal. */
export const errorWords = wordsOf('explain');

/** `ECONNRESET: the peer reset the connection`. */
export function errorTitle(guide: ErrorGuide, id: string, language: Language): string {
  return plainText(errorText(guide, id, language).section.title);
}

/** Who caused it, the likeliest first: `The peer, or the network.` */
export function whoText({ who }: ErrorEntry, language: Language): string {
  const names = who.map((name) => errorWords(language, `names.${name}`));
  const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
  return `${list.charAt(0).toUpperCase()}${list.slice(1)}.`;
}
