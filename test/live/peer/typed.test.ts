import { expect, test } from 'vitest';
import { bytesOf } from '../../../lib/live/peer/typed.ts';

const said = (text: string): string | undefined => {
  const typed = bytesOf(text);
  return 'bytes' in typed ? typed.bytes.toString('hex') : undefined;
};

test.each([
  ['', ''],
  ['hello', '68656c6c6f'],
  ['a\\r\\n', '610d0a'],
  ['\\t\\0\\\\', '09005c'],
  ['\\x00\\xFF\\xfe', '00fffe'],
  ['\\u00e9é', 'c3a9c3a9'],
  ['\\u{1F600}\\ud83d\\ude00', 'f09f9880f09f9880'],
  // An escaped backslash is one, whatever follows it, and however it is written.
  ['\\\\r', '5c72'],
  ['\\u005cr', '5c72'],
  ['line\nline', '6c696e650a6c696e65'],
])('%j is %s', (text, hex) => {
  expect(said(text)).toBe(hex);
});

test.each([
  ['a\\q', '\\q'],
  ['\\', '\\'],
  ['\\x0', '\\x0'],
  ['\\xyz', '\\x'],
  ['\\u12', '\\u12'],
  ['\\u{}', '\\u{}'],
  ['\\u{110000}', '\\u{110000}'],
  ['\\u{12', '\\u'],
  ['\\ud83d', '\\ud83d'],
  ['\\R\\n', '\\R'],
])('in %j, %s means nothing', (text, wrong) => {
  expect(bytesOf(text)).toEqual({ wrong });
});
