import type texts from '../../locales/en/site.json';
import { wordsOf } from '../base/i18n.ts';

/** The site's own words. */
export const words = wordsOf<typeof texts>('site');
