import { posix } from 'node:path';
import { type Language, templateOf } from '../base/i18n.ts';
import type { Code } from './blocks.ts';
import { findSayCalls } from './say-calls.ts';

/** What code says in the reader's language, below a line of it. */
export type Said = {
  /** The line on which the call ends, counted from 0. */
  line: number;
  /** The words, a line each, with `{name}` for what the program fills in. */
  texts: string[];
};

/** What imported code says in a language, call by call; empty if it is not a lesson's program. */
export function saidIn({ file, text }: Code, lesson: string, language: Language): Said[] {
  if (!/^examples\/.*\.ts$/.test(file)) return [];
  return findSayCalls(text, posix.basename(file, '.ts')).map(({ last, keys }) => ({
    line: last - 1,
    texts: keys.flatMap((key) => templateOf(language, lesson, key).split('\n')),
  }));
}
