/** What is read must not depend on where the stream was cut. Small inputs: at every position. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, lines, readFrame, writeFrame } from '#sockets';
import { cut, everyCut } from './cut.ts';

// fast-check prints the seed of a failure, and the path to it.
const RUNS = { seed: 1_793, numRuns: 400 };
/** An empty chunk when two are the same. */
const cuts = fc.array(fc.nat(60), { maxLength: 30 });

/** What came before the end, and how it ended: null, or the code of the error. */
async function outcome<T>(next: () => Promise<T | null>): Promise<{ items: T[]; end: unknown }> {
  const items: T[] = [];
  try {
    for (let item = await next(); item !== null; item = await next()) items.push(item);
    return { items, end: null };
  } catch (error) {
    return { items, end: error instanceof Error && 'code' in error ? error.code : error };
  }
}

function readLines(bytes: Buffer, positions: number[], maxLength?: number) {
  const reading = lines(cut(bytes, ...positions), maxLength === undefined ? {} : { maxLength });
  return outcome(async () => (await reading.next()).value ?? null);
}

function readFrames(bytes: Buffer, positions: number[]) {
  const reader = new ByteReader(cut(bytes, ...positions));
  return outcome(async () => (await readFrame(reader))?.toString('latin1') ?? null);
}

async function framed(messages: (Uint8Array | string)[]): Promise<Buffer> {
  const sent: Uint8Array[] = [];
  for (const message of messages) {
    await writeFrame({ send: async (data) => void sent.push(data) }, message);
  }
  return Buffer.concat(sent);
}

const TOO_LONG = 'ERR_LINE_TOO_LONG';
const CUT_OFF = 'ERR_STREAM_PREMATURE_CLOSE';

test.each<[text: string, maxLength: number | undefined, items: string[], end: string | null]>([
  ['', undefined, [], null],
  ['a\nbc\n', undefined, ['a', 'bc'], null],
  ['a\rb\n', undefined, ['a\rb'], null],
  ['a\r\nb\r\n', undefined, ['a', 'b'], null],
  ['\n\r\n\n', undefined, ['', '', ''], null],
  ['\r\r\n\ra\r', undefined, ['\r', '\ra'], null],
  ['a\n\nlast', undefined, ['a', '', 'last'], null],
  ['é€😀\r\n', undefined, ['é€😀'], null],
  ['ab\nabc\r\nabc', 3, ['ab', 'abc', 'abc'], null],
  ['abc\r', 3, ['abc'], null],
  ['ab\nabcd\nab', 3, ['ab'], TOO_LONG],
  ['ab\r\nabcd\r\n', 3, ['ab'], TOO_LONG],
  ['\nabc\rd', 3, [''], TOO_LONG],
  ['\nabcd', 3, [''], TOO_LONG],
  ['é\néé\n', 3, ['é'], TOO_LONG],
  ['\n\r\na', 0, ['', ''], TOO_LONG],
])('lines of %j, at most %s bytes, cut in every way', async (text, maxLength, items, end) => {
  const bytes = Buffer.from(text);
  for (const positions of everyCut(bytes.length)) {
    const { items: read, end: ended } = await readLines(bytes, positions, maxLength);
    expect({ positions, read, ended }).toEqual({ positions, read: items, ended: end });
  }
});

test('lines of any text, with any limit, cut anywhere', async () => {
  const texts = fc
    .array(fc.constantFrom('a', 'bcd', 'é', '😀', '\r', '\n', '\r\n'))
    .map((a) => a.join(''));
  await fc.assert(
    fc.asyncProperty(texts, fc.nat(9), cuts, async (text, maxLength, positions) => {
      const expected = text.split(/\r?\n|\r$/);
      if (expected.at(-1) === '') expected.pop();
      const long = expected.findIndex((line) => Buffer.byteLength(line) > maxLength);
      expect(await readLines(Buffer.from(text), positions, maxLength)).toEqual({
        items: long < 0 ? expected : expected.slice(0, long),
        end: long < 0 ? null : TOO_LONG,
      });
    }),
    RUNS,
  );
});

test('any portions, cut anywhere; what is too short for one portion stays for a smaller', async () => {
  const portions = fc.array(fc.nat(12), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), portions, cuts, async (data, sizes, at) => {
      const bytes = Buffer.from(data);
      const reader = new ByteReader(cut(bytes, ...at));
      let start = 0;
      for (const size of [...sizes, bytes.length + 1, 1]) {
        const left = bytes.length - start;
        const { items, end } = await outcome(oneOf(reader.readExactly(size)));
        if (size <= left) {
          expect(items).toEqual([bytes.subarray(start, start + size)]);
          start += size;
        } else {
          expect({ items, end }).toEqual({ items: [], end: left === 0 ? null : CUT_OFF });
        }
      }
    }),
    RUNS,
  );
});

/** Gives the result once, then null. */
function oneOf<T>(result: Promise<T | null>): () => Promise<T | null> {
  let given = false;
  return async () => {
    if (given) return null;
    given = true;
    return result;
  };
}

test('frames cut in every way, and off at every position', async () => {
  const bytes = await framed(['', 'ab', 'c']);
  for (let length = 0; length <= bytes.length; length++) {
    const expected = ['', 'ab', 'c'].slice(0, [4, 10, 15].filter((end) => end <= length).length);
    const end = [0, 4, 10, 15].includes(length) ? null : CUT_OFF;
    for (const positions of length < 12 ? everyCut(length) : [[], [length - 1], [4, 8, 11]]) {
      const { items: read, end: ended } = await readFrames(bytes.subarray(0, length), positions);
      expect({ length, positions, read, ended }).toEqual({
        length,
        positions,
        read: expected,
        ended: end,
      });
    }
  }
});

test('any frames, cut anywhere, cut off anywhere', async () => {
  const messages = fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(messages, cuts, fc.nat(100), async (sent, positions, percent) => {
      const bytes = await framed(sent);
      const length = Math.round((bytes.length * percent) / 100);
      const whole: string[] = [];
      let end = 0;
      for (const message of sent) {
        if (end + 4 + message.length > length) break;
        end += 4 + message.length;
        whole.push(Buffer.from(message).toString('latin1'));
      }
      expect(await readFrames(bytes.subarray(0, length), positions)).toEqual({
        items: whole,
        end: end === length ? null : CUT_OFF,
      });
    }),
    RUNS,
  );
});

test('lines, portions and frames in turn, and reads given up in between, cut anywhere', async () => {
  const kinds = fc.constantFrom<'line' | 'portion' | 'frame'>('line', 'portion', 'frame');
  const records = fc.array(fc.tuple(kinds, fc.nat(20)), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(records, cuts, fc.nat(3), async (sent, positions, patience) => {
      const text = (size: number) => 'é'.repeat(size);
      const parts = sent.map(([kind, size]) =>
        kind === 'frame' ? framed([text(size)]) : `${text(size)}${kind === 'line' ? '\r\n' : ''}`,
      );
      const bytes = Buffer.concat((await Promise.all(parts)).map((part) => Buffer.from(part)));
      const reader = new ByteReader(cut(bytes, ...positions));
      const read = {
        line: (_size: number, signal?: AbortSignal) => reader.readLine({ signal }),
        portion: (size: number, signal?: AbortSignal) => reader.readExactly(2 * size, { signal }),
        frame: (_size: number, signal?: AbortSignal) => readFrame(reader, { signal }),
      };
      for (const [kind, size] of sent) {
        const controller = new AbortController();
        const impatient = read[kind](size, controller.signal).catch(() => 'given up');
        for (let i = 0; i < patience; i++) await null;
        controller.abort();
        const first = await impatient;
        const value = first === 'given up' ? await read[kind](size) : first;
        expect(`${value}`).toBe(text(size));
      }
      expect(await reader.readExactly(1)).toBeNull();
    }),
    RUNS,
  );
});
