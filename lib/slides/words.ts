import type texts from '../../locales/en/slides.json';
import { wordsOf } from '../base/i18n.ts';

export const words = wordsOf<typeof texts>('slides');
