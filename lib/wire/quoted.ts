import { escapeBytes } from './escape.ts';

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
