import { named } from '../base/escape-controls.ts';

/**
 * Bytes as text on one line, which `unescapeBytes` turns back into the same bytes: UTF-8 stays
 * readable; control characters, combining marks and bytes that are not UTF-8 become `\r`, `\n`, `\t`,
 * `\xNN`. (With a mark, `e\xcc\x81` would look like `é`.)
 */
export function escapeBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at < buffer.length; ) {
    const from = at;
    while (isPlain(buffer[at] ?? 0)) at += 1;
    text += buffer.toString('latin1', from, at);
    if (at === buffer.length) break;
    const length = characterLength(buffer, at);
    const character = length > 0 ? buffer.toString('utf8', at, at + length) : '';
    text += character && isVisible(character) ? (named[character] ?? character) : hex(buffer, at);
    at += character && isVisible(character) ? length : 1;
  }
  return text;
}

/** Whether it is printable ASCII that stands for itself: most of what is said is that. */
const isPlain = (byte: number): boolean => byte >= 0x20 && byte < 0x7f && byte !== 0x5c;

/** How many bytes the UTF-8 character at an index has; 0 if there is no whole one. */
function characterLength(buffer: Buffer, at: number): number {
  const lead = buffer[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (length === 0 || at + length > buffer.length) return 0;
  const character = buffer.toString('utf8', at, at + length);
  return Buffer.byteLength(character) === length && !character.includes('\uFFFD') ? length : 0;
}

function isVisible(character: string): boolean {
  return character in named || !/[\p{Cc}\p{Cf}\p{Mn}\p{Zl}\p{Zp}\uFFFD]/u.test(character);
}

function hex(buffer: Buffer, at: number): string {
  return `\\x${(buffer[at] ?? 0).toString(16).padStart(2, '0')}`;
}

/** The bytes that `escapeBytes` turned into a text. */
export function unescapeBytes(text: string): Buffer {
  const parts = text.match(/\\x[0-9a-f]{2}|\\.|[^\\]+/gs) ?? [];
  return Buffer.concat(
    parts.map((part) => {
      if (part.startsWith('\\x')) return Buffer.from([Number.parseInt(part.slice(2), 16)]);
      const plain = Object.entries(named).find(([, escaped]) => escaped === part)?.[0];
      return Buffer.from(plain ?? part);
    }),
  );
}

export type Bytes = string | Uint8Array;

/** Bytes as a verdict shows them, from a place on: escaped, in quotation marks, no longer than a line. */
export function quoted(bytes: Bytes, from = 0): string {
  const all = Buffer.from(bytes as string);
  let start = from;
  while (start > 0 && ((all[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  // Longer than what fits by any character: none is cut in two.
  const text = escapeBytes(all.subarray(start, start + 256));
  const units = text.match(/\\x[0-9a-f]{2}|\\.|[^\\]/gsu) ?? [];
  let [kept, columns] = [0, 0];
  for (const { length } of units) {
    columns += length;
    if (columns > 48) break;
    kept += 1;
  }
  const before = start > 0 ? '…' : '';
  return `"${before}${units.slice(0, kept).join('')}${kept < units.length ? '…' : ''}"`;
}
