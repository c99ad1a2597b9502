import type texts from '../../locales/en/search.json';
import { wordsOf } from '../base/i18n.ts';

/** The words of the search page and of its results. */
export const words = wordsOf<typeof texts>('search');
