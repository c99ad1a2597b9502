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
  wanted: Buffer;
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
  // Where the pieces read so far can end in the answer, with the bytes chosen up to there.
  let ends: End[] = [{ at: 0, parts: null }];
  // A choice that the answer ends in the middle of, with what would follow it.
  let begun: Buffer | undefined;
  for (const [index, piece] of hear.entries()) {
    const next = ends.flatMap((end) => choicesAt(piece, got, end));
    const wanted = (parts: Parts): Buffer =>
      Buffer.concat([joined(parts), ...hear.slice(index + 1).map(likeliest)]);
    const beyond = next.find(({ at }) => at > got.length);
    if (beyond) begun ??= wanted(beyond.parts);
    const whole = unique(next.filter(({ at }) => at <= got.length));
    if (whole.length === 0) {
      if (begun) return { state: 'part', wanted: begun };
      const last = ends[0]?.parts ?? null;
      return { state: 'wrong', wanted: wanted([likeliest(piece), last]) };
    }
    ends = whole;
  }
  const end = ends.find(({ at }) => at === got.length);
  if (end) return { state: 'whole', wanted: joined(end.parts) };
  if (begun) return { state: 'part', wanted: begun };
  return { state: 'more', wanted: joined(ends[0]?.parts ?? null) };
}

type Parts = [Buffer, Parts] | null;
/** An index in the answer, perhaps beyond what has come, and the bytes up to there, the last first. */
type End = { at: number; parts: Parts };

/** Where a piece that begins at `from` can end; those that do not fit at all are left out. */
function choicesAt(piece: Piece, got: Buffer, from: End): End[] {
  if (isFree(piece)) {
    const end = got.indexOf('\n', from.at);
    const line = got.subarray(from.at, end === -1 ? undefined : end + 1);
    if (end === -1) {
      const wanted = line.length > 0 ? Buffer.concat([line, Buffer.from('…\n')]) : likeliest(piece);
      return [{ at: got.length + 1, parts: [wanted, from.parts] }];
    }
    const text = line.toString().replace(/\r?\n$/, '');
    return piece.fits?.(text) === false ? [] : [{ at: end + 1, parts: [line, from.parts] }];
  }
  return choicesOf(piece).flatMap((bytes) => {
    const here = got.subarray(from.at, from.at + bytes.length);
    if (!here.equals(bytes.subarray(0, here.length))) return [];
    return { at: from.at + bytes.length, parts: [bytes, from.parts] as Parts };
  });
}

const isFree = (piece: Piece): piece is FreeLine => typeof piece === 'object' && 'example' in piece;

function choicesOf(piece: Exclude<Piece, FreeLine>): Buffer[] {
  const choices = Array.isArray(piece) ? piece : [piece];
  return choices.map((choice) => Buffer.from(choice as string));
}

function likeliest(piece: Piece): Buffer {
  if (isFree(piece)) return Buffer.from(`${piece.example}\n`);
  return choicesOf(piece)[0] ?? Buffer.alloc(0);
}

function unique(ends: readonly End[]): End[] {
  return ends.filter((end, index) => ends.findIndex(({ at }) => at === end.at) === index);
}

function joined(parts: Parts): Buffer {
  const all: Buffer[] = [];
  for (let rest = parts; rest; rest = rest[1]) all.unshift(rest[0]);
  return Buffer.concat(all);
}
