import { createHash, randomInt } from 'node:crypto';
import { sameSecret } from '../../serve/secrets.ts';

/** Crockford's digits: no I, L, O, or U. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 7;

/** A code that people type to join: 35 bits. */
export const newCode = (): string =>
  Array.from({ length: codeLength }, () => digits[randomInt(digits.length)]).join('');

/** What is kept of a secret, so that who reads the log cannot take part under another's name. */
export const keyOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url');

/** Whether a person typed that code: in any case, with dashes, with O for 0. */
export function isCode(typed: string, code: string): boolean {
  const meant = typed
    .slice(0, 100)
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return sameSecret(meant, code);
}
