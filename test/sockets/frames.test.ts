import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, readFrame, writeFrame } from '#sockets';
import { cut } from './cut.ts';
import { codeOf } from './loopback.ts';

const reader = (text: string, ...positions: number[]) =>
  new ByteReader(cut(Buffer.from(text, 'latin1'), ...positions));

test('reads the portions it is asked for', async () => {
  const bytes = reader('abcdef', 1, 5);
  expect(`${await bytes.readExactly(2)}`).toBe('ab');
  expect(`${await bytes.readExactly(0)}`).toBe('');
  expect(`${await bytes.readExactly(4)}`).toBe('cdef');
  expect(await bytes.readExactly(1)).toBeNull();
});

test('an end within a portion is an error, each time', async () => {
  const bytes = reader('abc');
  expect(await codeOf(bytes.readExactly(4))).toBe('ERR_STREAM_PREMATURE_CLOSE');
  expect(await codeOf(bytes.readExactly(4))).toBe('ERR_STREAM_PREMATURE_CLOSE');
  expect(`${await bytes.readExactly(3)}`).toBe('abc');
});

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

test('frames are the same wherever the stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 20 })),
      fc.array(fc.nat(100)),
      async (messages, positions) => {
        const sent: Uint8Array[] = [];
        const target = { send: async (data: Uint8Array) => void sent.push(data) };
        for (const message of messages) await writeFrame(target, message);
        expect(sent.length).toBe(messages.length);

        const bytes = new ByteReader(cut(Buffer.concat(sent), ...positions));
        for (const message of messages) {
          expect(await readFrame(bytes)).toEqual(Buffer.from(message));
        }
        expect(await readFrame(bytes)).toBeNull();
      },
    ),
  );
});

test('text goes as UTF-8, its length in bytes', async () => {
  const sent: Uint8Array[] = [];
  await writeFrame({ send: async (data) => void sent.push(data) }, '€');
  expect(sent).toEqual([Buffer.from([0, 0, 0, 3, 0xe2, 0x82, 0xac])]);
});

test.each(['\0\0', '\0\0\0\x05', '\0\0\0\x05abcd'])('an end within the frame %j', async (text) => {
  expect(await codeOf(readFrame(reader(text)))).toBe('ERR_STREAM_PREMATURE_CLOSE');
});

test('a length above the limit is refused', async () => {
  expect(await codeOf(readFrame(reader('\xff\xff\xff\xff')))).toBe('ERR_FRAME_TOO_LONG');
  expect(await codeOf(readFrame(reader('\0\0\0\x03abc'), { maxLength: 2 }))).toBe(
    'ERR_FRAME_TOO_LONG',
  );
});
