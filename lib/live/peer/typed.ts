import { unescapeBytes } from '../../wire/escape.ts';

/** What somebody has typed, as bytes; or the first escape in it that means nothing. */
export type Typed = { bytes: Buffer } | { wrong: string };

const hex = '[\\da-fA-F]';
const known = `[rnt0\\\\]|x${hex}{2}|u${hex}{4}|u\\{${hex}{1,6}\\}`;
const isKnown = new RegExp(`^\\\\(?:${known})$`);
const anyEscape = new RegExp(`\\\\(?:${known}|u\\{[^}]*\\}|[xu]${hex}*|.?)`, 'gsu');

/**
 * Text as UTF-8, with escapes for what no keyboard types: `\r`, `\n`, `\t`, `\0`, `\\`, a byte as
 * `\xNN`, a character as `\uNNNN` or `\u{N}`.
 */
export function bytesOf(text: string): Typed {
  const escapes = text.match(anyEscape) ?? [];
  const wrong = escapes.find((one) => !isKnown.test(one) || codeIn(one) > 0x10ffff);
  if (wrong !== undefined) return { wrong };
  const plain = text.replace(anyEscape, (one) => {
    if (one === '\\0') return '\\x00';
    if (one.startsWith('\\x')) return one.toLowerCase();
    if (!one.startsWith('\\u')) return one;
    return String.fromCodePoint(codeIn(one)).replace('\\', '\\\\');
  });
  // Half a pair is no character; two halves have become one by now.
  const half = /\p{Surrogate}/u.exec(plain)?.[0];
  if (half !== undefined) return { wrong: `\\u${half.charCodeAt(0).toString(16)}` };
  return { bytes: unescapeBytes(plain) };
}

/** The character that `\u…` names; 0 for other escapes. */
function codeIn(one: string): number {
  const [, digits = '0'] = /^\\u\{?([\da-f]+)/i.exec(one) ?? [];
  return Number.parseInt(digits, 16);
}
