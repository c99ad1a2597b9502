import { wordsOf } from '../base/words.ts';

/** What is said while the site is served. */
export const words = wordsOf('serve');
