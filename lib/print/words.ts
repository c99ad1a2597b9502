import type texts from '../../locales/en/handout.json';
import { wordsOf } from '../base/i18n.ts';

/** The words that only the printed handout has. */
export const words = wordsOf<typeof texts>('handout');
