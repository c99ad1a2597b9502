import { wordsOf } from '../base/words.ts';

/** The words of what is alive on a page. */
export const liveWords = wordsOf('live');
