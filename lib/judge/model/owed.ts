import type { Bytes } from '../../wire/escape.ts';
import type { Contents } from './contents.ts';

/**
 * A piece of an answer: exactly these bytes; any one of several, the likeliest first; or a line in
 * words that are the program's own.
 */
export type Piece = Bytes | readonly Bytes[] | FreeLine;

export type FreeLine = {
  /** Whether a line, without its end, will do; every line will if undefined. */
  fits?: (line: string) => boolean;
  /** What a verdict gives as an example, without a line end. */
  example: string;
};

/** What a program owes a peer, given everything that the peer has sent so far. */
export type Owed = {
  /** All that it must have said by now, from the beginning on. */
  hear: readonly Piece[];
  /** What it may have begun to say after that, before it has everything it needs for it. */
  early?: readonly Piece[];
  /** Whether it may still keep some of that to itself, and say it later. Default: it may not. */
  later?: boolean;
  /**
   * Whether it must end the conversation now: `fin` in good order, after everything in `hear`; `cut`
   * in any way, and what it has not said yet no longer matters; `may`: as `cut`, but it need not.
   * Default: it must not.
   */
  ends?: 'fin' | 'cut' | 'may' | undefined;
  /**
   * For how many milliseconds the peer may go on talking although the program ends the conversation:
   * what it says is to be read and thrown away. Default: it says nothing more.
   */
  mayTalk?: number;
};

/**
 * What a program owes a peer that has sent these bytes and, if `fin`, its FIN; `since` is when the peer
 * began to connect, in epoch milliseconds.
 */
export type Owes = (sent: Buffer, fin: boolean, since: number) => Owed;

/** What a server owes each of its clients, and what they say to it. */
export type Model = {
  says: Contents;
  owes: Owes;
  /** Whether it may keep a connection that both sides have ended; default: not for long. */
  mayKeep?: boolean;
  /** How many connections it has for each client; default: one. A proxy has two. */
  connections?: number;
  /** Whether the exercise says that nothing is kept of such a connection, in memory either. */
  keepsNothing?: boolean;
};

/** The end of a line in an answer: LF or CRLF. */
export const lineEnd: Piece = ['\n', '\r\n'];

/** How far an answer fits what is owed. */
export type Match = {
  /** `whole`: nothing is missing; `part`: what is there is right; `wrong`; `more` than is owed. */
  state: 'whole' | 'part' | 'wrong' | 'more';
  /** What is owed, with the alternatives that the program has chosen so far. */
  wanted: () => Buffer;
  /** Whether what is missing or wrong is a line in words of the program's own, of which that is an example. */
  isExample: boolean;
};

/** Compares what a peer has got with what it is owed; the beginning of what may be early is no fault. */
export function compare({ hear, early = [] }: Owed, got: Buffer): Match {
  const found = match(hear, got);
  if (found.state !== 'more' || early.length === 0) return found;
  const begun = match([...hear, ...early], got).state;
  return begun === 'part' || begun === 'whole' ? { ...found, state: 'whole' } : found;
}

/** Compares what a peer has got with what it must have got. */
export function match(hear: readonly Piece[], got: Buffer): Match {
  const pieces = prepared(hear);
  // Where the pieces read so far can end in the answer, with the bytes chosen up to there.
  let ends: readonly End[] = [{ at: 0, parts: null }];
  // A choice that the answer ends in the middle of, and how many pieces follow it.
  let begun: { parts: Parts; index: number } | undefined;
  const answer = (state: Match['state'], parts: Parts = null, index = pieces.length): Match => {
    const piece = pieces[index];
    return {
      state,
      wanted: () => Buffer.concat([...inOrder(parts), ...pieces.slice(index + 1).map(likeliest)]),
      isExample: !!piece && !!parts && isFree(piece) && likeliest(piece).equals(parts[0]),
    };
  };
  for (const [index, piece] of pieces.entries()) {
    const next: End[] = [];
    for (const end of ends) addEnds(next, piece, got, end);
    const whole = next.filter(({ at }) => at <= got.length);
    if (whole.length < next.length) {
      begun ??= { parts: next.find(({ at }) => at > got.length)?.parts ?? null, index };
    }
    if (whole.length === 0) {
      if (begun) return answer('part', begun.parts, begun.index);
      return answer('wrong', [likeliest(piece), ends[0]?.parts ?? null], index);
    }
    ends = whole;
  }
  const end = ends.find(({ at }) => at === got.length);
  if (end) return answer('whole', end.parts);
  if (begun) return answer('part', begun.parts, begun.index);
  return answer('more', ends[0]?.parts);
}

type Parts = [Buffer, Parts] | null;
/** An index in the answer, perhaps beyond what has come, and the bytes up to there, the last first. */
type End = { at: number; parts: Parts };

/** Where a piece that begins at `from` can end; nowhere if it does not fit. */
function addEnds(ends: End[], piece: Prepared, got: Buffer, from: End): void {
  if (!isFree(piece)) {
    for (const bytes of piece) {
      const there = Math.min(bytes.length, got.length - from.at);
      const isRight = got.compare(bytes, 0, there, from.at, from.at + there) === 0;
      if (isRight) addEnd(ends, from, bytes, from.at + bytes.length);
    }
    return;
  }
  const end = got.indexOf('\n', from.at);
  const line = got.subarray(from.at, end === -1 ? undefined : end + 1);
  if (end === -1) {
    const wanted = line.length > 0 ? Buffer.concat([line, more]) : likeliest(piece);
    addEnd(ends, from, wanted, got.length + 1);
  } else if (piece.fits?.(line.toString().replace(/\r?\n$/, '')) !== false) {
    addEnd(ends, from, line, end + 1);
  }
}

/** Of several ways to the same place, the first will do. */
function addEnd(ends: End[], from: End, bytes: Buffer, at: number): void {
  if (!ends.some((end) => end.at === at)) ends.push({ at, parts: [bytes, from.parts] });
}

const more = Buffer.from('…\n');

type Prepared = readonly Buffer[] | FreeLine;

/** An answer is compared again whenever more of it has come. */
const known = new WeakMap<readonly Piece[], readonly Prepared[]>();

function prepared(hear: readonly Piece[]): readonly Prepared[] {
  const pieces = known.get(hear) ?? hear.map(prepare);
  known.set(hear, pieces);
  return pieces;
}

function prepare(piece: Piece): Prepared {
  if (isFree(piece)) return piece;
  const choices = Array.isArray(piece) ? piece : [piece];
  return choices.map((choice) => Buffer.from(choice as string));
}

const isFree = (piece: Piece | Prepared): piece is FreeLine =>
  typeof piece === 'object' && 'example' in piece;

function likeliest(piece: Prepared): Buffer {
  if (isFree(piece)) return Buffer.from(`${piece.example}\n`);
  return piece[0] ?? Buffer.alloc(0);
}

function inOrder(parts: Parts): Buffer[] {
  const all: Buffer[] = [];
  for (let rest = parts; rest; rest = rest[1]) all.push(rest[0]);
  return all.reverse();
}
