import { type Language, translate } from '../base/i18n.ts';
import { wordsOf } from '../base/words.ts';
import { type Html, html, join } from './html.ts';

/** The words of the pages to look things up in. */
export const words = wordsOf('reference');

/** A text of the map or of the corrections; its keys are in `lessons/*.json`. */
export function said(language: Language, room: 'dotnet' | 'corrections', key: string): Html {
  return withCode(translate(language, room, key));
}

/** A text whose names are between backticks. */
export function withCode(text: string): Html {
  const parts = text.split('`');
  return join(parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part)));
}
