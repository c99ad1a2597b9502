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

export function userErrorText(language: Language, { id, params }: UserError): string {
  return words(language, id, params);
}
