import type texts from '../../locales/en/serve.json';
import { wordsOf } from '../base/i18n.ts';

/** What is said while the site is served. */
export const words = wordsOf<typeof texts>('serve');
