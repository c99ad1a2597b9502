import { wordsOf } from '../base/words.ts';

/** The words of the search page and of its results. */
export const words = wordsOf('search');
