import { expect, test } from 'vitest';
import { ByteReader, lines, readFrame, writeFrame } from '#sockets';
import { cut } from './cut.ts';
import { codeOf, collect } from './loopback.ts';

const reader = (text: string, ...positions: number[]) =>
  new ByteReader(cut(Buffer.from(text, 'latin1'), ...positions));

test('peeks, reads lines, and reads on', async () => {
  const bytes = reader('head\r\n3\nabcrest', 1, 7, 10);
  expect(`${await bytes.peekExactly(5)}`).toBe('head\r');
  expect(await bytes.readLine()).toBe('head');
  expect(await bytes.readLine()).toBe('3');
  expect(`${await bytes.readExactly(3)}`).toBe('abc');
  expect(await bytes.readLine({ maxLength: 4 })).toBe('rest');
  expect(await bytes.readLine()).toBeNull();
  expect(await bytes.peekExactly(1)).toBeNull();
});

test('one read at a time', async () => {
  const bytes = reader('abc');
  const first = bytes.readExactly(3);
  expect(await codeOf(bytes.readExactly(3))).toBe('ERR_ALREADY_WAITING');
  expect(`${await first}`).toBe('abc');
});

test('a line that is refused is not taken', async () => {
  const bytes = reader('abc\n');
  expect(await codeOf(bytes.readLine({ maxLength: 2 }))).toBe('ERR_LINE_TOO_LONG');
  expect(await bytes.readLine()).toBe('abc');
});

test.each([-1, 0.5, Number.NaN])('%d is not a size', async (size) => {
  expect(await codeOf(reader('abc').readExactly(size))).toBe('ERR_OUT_OF_RANGE');
});

test('text goes as UTF-8, its length in bytes', async () => {
  const sent: Uint8Array[] = [];
  await writeFrame({ send: async (data) => void sent.push(data) }, '€');
  expect(sent).toEqual([Buffer.from([0, 0, 0, 3, 0xe2, 0x82, 0xac])]);
});

test('a length above the limit is refused', async () => {
  expect(await codeOf(readFrame(reader('\xff\xff\xff\xff')))).toBe('ERR_FRAME_TOO_LONG');
  expect(await codeOf(readFrame(reader('\0\0\0\x03abc'), { maxLength: 2 }))).toBe(
    'ERR_FRAME_TOO_LONG',
  );
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
