import type failures from '../../locales/en/failures.json';
import { explain, type Failure } from '../sockets/explain.ts';
import { type KeyOf, type Language, type Params, translate } from './i18n.ts';

// The programs' archives have this file, and no other room's words.
const words = (language: Language, key: KeyOf<typeof failures>, params?: Params): string =>
  translate(language, 'failures', key, params);

/** Why a socket operation failed, in a person's language: a clause without its period. */
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
