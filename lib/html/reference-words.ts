import { type Language, translate } from '../base/i18n.ts';
import { wordsOf } from '../base/words.ts';
import type { Html } from './html.ts';
import { withCode } from './said.ts';

/** The words of the pages to look things up in. */
export const words = wordsOf('reference');

/** A text of the map or of the corrections; its keys are in `lessons/*.json`. */
export function said(language: Language, room: 'dotnet' | 'corrections', key: string): Html {
  return withCode(translate(language, room, key));
}
