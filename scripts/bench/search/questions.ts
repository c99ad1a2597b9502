import { readFileSync } from 'node:fs';
import type { OwnLanguage } from '../../../lib/base/i18n.ts';

/**
 * A question and the first answers that help: sections of lessons, pages of the site. Without any,
 * nothing may be found.
 */
export type Question = [question: string, ...first: string[]];

/** How the questions of a table came about. */
export const kinds = ['typed', 'blind', 'fresh', 'unseen', 'short', 'last', 'sentences'] as const;

type Questions = {
  /** What learners type: messages as Node and the systems print them, codes, slips. */
  typed: Question[];
  /** Written from a list of the lessons’ topics, before anybody looked at what is found. */
  blind: Question[];
  /** Written, with what helps, by somebody who had not seen the tables above. */
  fresh: Question[];
  /**
   * Written from the problems that the lessons solve, before anybody looked at what is found. Later,
   * these and the short ones showed which phrases were missing.
   */
  unseen: Question[];
  /** As people type into a search box: two to five words. */
  short: Question[];
  /** Written before anybody looked at what is found; no phrase was added for them. */
  last: Question[];
  /** Whole questions, as people ask each other; they showed which everyday words were missing. */
  sentences: Question[];
  /** Slips of the keyboard, and what was meant: both must lead to the same place. */
  slips: [slip: string, meant: string][];
};

const read = (language: OwnLanguage): Questions =>
  JSON.parse(readFileSync(new URL(`questions/${language}.json`, import.meta.url), 'utf8'));

export const questions: Record<OwnLanguage, Questions> = { en: read('en'), fr: read('fr') };
