import { wordsOf } from '../base/words.ts';

/** The words of the instructor's side. */
export const workshopWords = wordsOf('workshop');
