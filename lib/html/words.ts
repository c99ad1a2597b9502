import { wordsOf } from '../base/words.ts';

/** The site's own words. */
export const words = wordsOf('site');
