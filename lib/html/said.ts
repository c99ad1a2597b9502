import { type Language, translate } from '../base/i18n.ts';
import type { Inline } from '../course/blocks.ts';
import { type Html, html, join } from './html.ts';

/** A text from the locales, with what is between backticks as code. */
export function inlinesOf(text: string): Extract<Inline, { text: string }>[] {
  return text.split('`').map((part, index) => ({
    type: index % 2 === 1 ? 'code' : 'text',
    text: part,
  }));
}

/** The same as HTML. */
export function withCode(text: string): Html {
  return join(
    inlinesOf(text).map((part) =>
      part.type === 'code' ? html`<code>${part.text}</code>` : part.text,
    ),
  );
}

/** A text of the map or of the corrections; its keys are in `lessons/*.json`. */
export function said(language: Language, room: 'dotnet' | 'corrections', key: string): Html {
  return withCode(translate(language, room, key));
}
