import { wordsOf } from '../base/words.ts';

/** The words of the terminal side. */
export const words = wordsOf('study');
