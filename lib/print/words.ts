import { wordsOf } from '../base/words.ts';

/** The words that only the printed handout has. */
export const words = wordsOf('handout');
