import type failures from '../../locales/en/failures.json';
import { explain, type Failure } from '../sockets/explain.ts';
import { type Language, wordsOf } from './i18n.ts';

const words = wordsOf<typeof failures>('failures');

/** Why a socket operation failed, in a person's language: a clause without its full stop. */
export function failureText(language: Language, error: unknown): string {
  return textOf(language, explain(error));
}

function textOf(language: Language, { id, params, reasons }: Failure): string {
  return words(language, id, {
    ...params,
    endPoint: params.endPoint || words(language, 'somewhere'),
    reasons: reasons.map((reason) => textOf(language, reason)).join(words(language, 'separator')),
  });
}
