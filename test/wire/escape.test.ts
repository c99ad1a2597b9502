import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeBytes, unescapeBytes } from '../../lib/wire/escape.ts';

test('text stays readable, the rest is written out', () => {
  expect(escapeBytes(Buffer.from('é€😀 \\ \r\n\t'))).toBe('é€😀 \\\\ \\r\\n\\t');
  expect(escapeBytes(Buffer.from([0, 0x7f, 0xc3, 0x41, 0xff]))).toBe('\\x00\\x7f\\xc3A\\xff');
  expect(escapeBytes(Buffer.from('\u202e\u00ad\u2028'))).toMatch(/^(\\x[0-9a-f]{2})+$/);
});

test('every sequence of bytes comes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(unescapeBytes(escapeBytes(bytes))).toEqual(Buffer.from(bytes));
    }),
  );
});

test('a text cut anywhere joins to the same bytes', () => {
  const bytes = Buffer.from('é€😀\r\n\\x');
  for (let at = 0; at <= bytes.length; at += 1) {
    const parts = [bytes.subarray(0, at), bytes.subarray(at)].map(escapeBytes);
    expect(Buffer.concat(parts.map(unescapeBytes))).toEqual(bytes);
  }
});
