import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lines } from '#sockets';
import { cut } from './cut.ts';
import { codeOf, collect } from './loopback.ts';

const linesOf = (text: string, options?: { maxLength?: number }, ...positions: number[]) =>
  collect(lines(cut(Buffer.from(text), ...positions), options));

test.each([
  ['', []],
  ['one', ['one']],
  ['one\n', ['one']],
  ['one\ntwo', ['one', 'two']],
  ['one\r\ntwo\r\n', ['one', 'two']],
  ['\n\r\n\n', ['', '', '']],
  ['a\rb\n', ['a\rb']],
])('%j', async (text, expected) => {
  expect(await linesOf(text)).toEqual(expected);
});

test('cut at every position, text stays whole', async () => {
  const text = 'é€😀\r\nsecond\n';
  for (let position = 0; position <= Buffer.byteLength(text); position++) {
    expect(await linesOf(text, {}, position)).toEqual(['é€😀', 'second']);
  }
});

test('any text, cut anywhere, gives the same lines', async () => {
  const texts = fc
    .array(fc.constantFrom('a', 'é', '😀', '\r', '\n', '\r\n'))
    .map((a) => a.join(''));
  await fc.assert(
    fc.asyncProperty(texts, fc.array(fc.nat(40)), async (text, positions) => {
      const expected = text.split(/\r?\n|\r$/);
      if (expected.at(-1) === '') expected.pop();
      expect(await linesOf(text, {}, ...positions)).toEqual(expected);
    }),
  );
});

test('maxLength counts bytes, without the line end', async () => {
  for (const cuts of [[], [1], [3], [4], [5]]) {
    expect(await linesOf('éab\r\n', { maxLength: 4 }, ...cuts)).toEqual(['éab']);
    expect(await codeOf(linesOf('éabc\r\n', { maxLength: 4 }, ...cuts))).toBe('ERR_LINE_TOO_LONG');
    expect(await codeOf(linesOf('éabc', { maxLength: 4 }, ...cuts))).toBe('ERR_LINE_TOO_LONG');
  }
});

test('a line that never ends is refused before it fills the memory', async () => {
  let taken = 0;
  async function* endless() {
    for (;;) {
      taken++;
      yield Buffer.alloc(1024, 'x');
    }
  }
  expect(await codeOf(collect(lines(endless())))).toBe('ERR_LINE_TOO_LONG');
  expect(taken).toBe(65);
});
