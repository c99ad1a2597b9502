import { escapeControls } from './escape-controls.ts';
import type { Language, Params } from './i18n.ts';
import { type KeyIn, wordsOf } from './words.ts';

/** What a person can be told to fix: the keys of locales/en/errors.json. */
export type ErrorId = KeyIn<'errors'>;

/**
 * Something a person can fix. Rooms throw it; a script prints its text in the person's
 * language and sets the exit code. 2: wrong use. 1: the surroundings failed.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly id: ErrorId;
  readonly params: Params;
  readonly exitCode: 1 | 2;

  constructor(id: ErrorId, params: Params = {}, exitCode: 1 | 2 = 2) {
    super(`${id} ${JSON.stringify(params)}`);
    this.id = id;
    this.params = params;
    this.exitCode = exitCode;
  }
}

const words = wordsOf('errors');

/** What was typed, or read from a file, may hold any character: none of them steers the terminal. */
export function userErrorText(language: Language, { id, params }: UserError): string {
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.split('\n').map(escapeControls).join('\n') : value,
  ]);
  return words(language, id, Object.fromEntries(shown));
}
