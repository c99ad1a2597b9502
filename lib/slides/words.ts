import { wordsOf } from '../base/words.ts';

export const words = wordsOf('slides');
