import fc from 'fast-check';

/** What the peers of an exercise say. Everything else that people trip over is added to it. */
export type Contents = {
  /** Lines of UTF-8 text; text without lines; any bytes; or messages of a binary protocol. */
  of: 'lines' | 'text' | 'bytes' | 'messages';
  /** The messages of a binary protocol, the plainest first: nothing is added to them. */
  messages?: readonly Buffer[];
  /** Whether a text may end in the middle of a character. */
  half?: boolean;
  /** Messages that mean something to the program, without a line end: `QUIT`, `ECHO hello`. */
  keywords?: readonly string[];
  /** The words before the text of a message, if it needs any: `ECHO `. */
  before?: string;
  /** The longest line that the exercise allows, in bytes without its end: lengths around it are tried. */
  limit?: number;
  /**
   * The most bytes of one message, its line end included; default 16 KiB. Where it is given, one line
   * has as many without its end.
   */
  most?: number;
  /** How the lines end; default LF and CRLF. */
  ends?: readonly string[];
};

/** Texts that programs change, cut, or take for something else. None has a line end of its own. */
const texts = [
  ...['hello', '', ' ', ' a', 'a ', 'a  b', '\ta\t', 'a\tb', '  ', 'A', 'Hello', '0', '007', '-1'],
  ...['a\rb', '\ra', 'a\0b', '\0', 'a\vb', 'a\fb', '\x1b[2J', '\x7f', '\x04', '\x1a'],
  // Two of them have more bytes in capitals; ÷ has no capital, though it stands among small letters.
  ...['é', '€', '😀', 'e\u0301', 'Ж', '中', 'ع', 'ß', '👩‍💻', 'ΐ', 'ŉ', 'ÿ÷×µ'],
  ...['a\u2028b', 'a\u2029b', 'a\u0085b', '\u00a0', 'a\ufeffb', 'a\ufffdb'],
  ...['1: a', '%s%d', '100%%', '\\n', '"a"', "'", '$&', '<b>', '{}', '[]', 'null', 'true', 'NaN'],
  ...['__proto__', 'constructor', 'end', 'exit', 'a,b;c', '#', '//', '🙂'.repeat(5)],
];

const bytes = [
  // What breaks on anything breaks on a word that anybody understands.
  [...Buffer.from('hello')],
  ...[[255], [0], [], [10], [13], [13, 10], [26], [4], [0xc3], [0x80], [0xe2, 0x82]],
  ...[[0xed, 0xa0, 0x80], [0xef, 0xbb, 0xbf], [0xf0, 0x9f, 0x99], [...Array(256).keys()]],
].map((values) => Buffer.from(values));

/** Everything worth a try in itself: each of them is said by somebody in every judgement. */
export function hardMessages(contents: Contents): Buffer[] {
  if (contents.of === 'messages') return [...(contents.messages ?? [])];
  const { of, before = '', keywords = [], ends = ['\n', '\r\n'], limit } = contents;
  const long = lengthsOf(contents).map((length) => {
    const room = length - Buffer.byteLength(before);
    // Some of the length in characters of several bytes: a limit counts bytes.
    return `${'x'.repeat(Math.max(0, room - 4))}${room < 4 ? '' : '€x'}`;
  });
  // At the very beginning of what is said, it may be taken for a byte order mark.
  const mark = before ? ['\ufeffa'] : [];
  const plain = [...texts, ...mark, ...long].map((text) => before + text);
  // It is none at the beginning of another line, before a word that means something.
  const noMark = of === 'lines' ? keywords.map((text) => `\n\ufeff${text}`) : [];
  const bare = before ? ['', ' ', '\t', 'hello', '\0', 'é', 'constructor', '__proto__'] : [];
  const all = [...plain, ...bare, ...keywords, ...keywords.flatMap(nearly), ...noMark];
  if (of !== 'lines') {
    // An empty line ends nothing.
    const unlined = [...all, '\n\né', '\r\n\r\né'].map((text) => Buffer.from(text));
    return of === 'bytes' ? [...bytes, ...unlined] : unlined;
  }
  // What is short, or means something, comes with every end.
  const important = new Set([...keywords, before, '']);
  const lines = all.flatMap((text, index) =>
    important.has(text) ? ends.map((end) => text + end) : [`${text}${ends[index % ends.length]}`],
  );
  // A limit does not count the end, whichever it is.
  const atLimit =
    limit === undefined ? [] : long.flatMap((text) => ends.map((end) => before + text + end));
  return [...lines, ...atLimit].map((line) => Buffer.from(line));
}

/** One message of a peer, drawn from all that are possible. */
export function messageOf(contents: Contents): fc.Arbitrary<Buffer> {
  return new Messages(contents, hardMessages(contents));
}

/** What is almost a keyword: with more behind it, less of it, other letters, blanks around it. */
function nearly(keyword: string): string[] {
  const word = keyword.split(' ')[0] ?? '';
  return [
    ...[`${keyword}X`, `${keyword} `, ` ${keyword}`, `${keyword} now`, `${keyword}\t`],
    ...[word.slice(0, -1), word.slice(1), word.toLowerCase(), `${word}\0`, `${word} `, word],
    ...[`${word}  a`, `${word}\ta`, `${word.toLowerCase()} a`, `${word.toLowerCase()} ${word} a`],
  ];
}

function lengthsOf({ limit, most = 16 * 1024 }: Contents): number[] {
  if (limit !== undefined) return [limit - 1, limit, limit + 1, 2 * limit, 16 * limit];
  const powers = Array.from({ length: 17 }, (_, power) => 2 ** power);
  const lengths = powers.flatMap((power) => [power - 1, power, power + 1]);
  // The longest one, however its line ends.
  return [...lengths.filter((n) => n > 8 && n < most - 2), most - 2];
}

/** fast-check's own texts would shrink a character at a time; these lose halves, then characters. */
class Messages extends fc.Arbitrary<Buffer> {
  readonly #contents: Contents;
  readonly #hard: readonly Buffer[];

  constructor(contents: Contents, hard: readonly Buffer[]) {
    super();
    this.#contents = contents;
    this.#hard = hard;
  }

  generate(random: fc.Random): fc.Value<Buffer> {
    const one = (): Buffer => this.#hard[random.nextInt(0, this.#hard.length - 1)] as Buffer;
    // Half of them as they are; the others put together from several.
    const parts = [one()];
    const { of, most = 16 * 1024 } = this.#contents;
    if (of === 'messages') return new fc.Value(parts[0] as Buffer, undefined);
    const count = random.nextInt(0, 1) * random.nextInt(1, 4);
    for (let length = parts[0]?.length ?? 0; parts.length < count; ) {
      const next = one();
      length += next.length;
      if (length > most) break;
      parts.push(next);
    }
    const whole = Buffer.concat(parts);
    const cut = of === 'lines' && random.nextInt(0, 7) === 0;
    return new fc.Value(cut ? unfinished(whole, this.#contents) : whole, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is Buffer {
    return Buffer.isBuffer(value);
  }

  shrink(value: Buffer): fc.Stream<fc.Value<Buffer>> {
    const values =
      this.#contents.of === 'messages'
        ? this.#hard.filter(({ length }) => length < value.length).values()
        : smaller(value, this.#contents);
    return fc.stream(values).map((bytes) => new fc.Value(bytes, undefined));
  }
}

/** A message without its line end, or without the end of its last character, where that may be. */
export function unfinished(message: Buffer, { of, half }: Contents): Buffer {
  if (of === 'messages') return message.subarray(0, -1);
  const end = of === 'lines' ? /\r?\n$/ : half ? /[\x80-\xff]$/ : /$/;
  return message.subarray(0, end.exec(message.toString('latin1'))?.index);
}

/** The message without a part of it, from halves to single characters; then in plainer ones. */
function* smaller(message: Buffer, { of, before = '' }: Contents): IterableIterator<Buffer> {
  const text = message.toString(of === 'bytes' ? 'latin1' : 'utf8');
  const bytes = (text: string): Buffer => Buffer.from(text, of === 'bytes' ? 'latin1' : 'utf8');
  const lines = text.split(/(?<=\n)/);
  const plain = lines.map((line) => `${before}a${line.endsWith('\n') ? '\n' : ''}`).join('');
  if (plain.length < text.length) yield bytes(plain);
  const characters = [...text];
  for (const units of [lines, characters]) {
    for (let size = units.length; size >= 1; size = Math.floor(size / 2)) {
      // Of a long one, only the parts at its end: it is its length that matters.
      const first = units.length > 64 ? Math.max(0, units.length - 4 * size) : 0;
      for (let at = first; at < units.length; at += size) {
        yield bytes([...units.slice(0, at), ...units.slice(at + size)].join(''));
      }
    }
  }
  if (characters.length > 64) return;
  for (const [at, character] of characters.entries()) {
    if (['a', '\n', '\r'].includes(character)) continue;
    yield bytes(characters.with(at, 'a').join(''));
  }
}
