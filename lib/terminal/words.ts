import type texts from '../../locales/en/study.json';
import { wordsOf } from '../base/i18n.ts';

/** The words of the terminal side. */
export const words = wordsOf<typeof texts>('study');
