import { orAborted, type WaitOptions } from './aborting.ts';
import { SocketError } from './errors.ts';
import { Iteration } from './iteration.ts';
import { turnAfter } from './turns.ts';

const LF = 0x0a;
const CR = 0x0d;

export interface LineOptions extends WaitOptions {
  /** The most bytes a line may have, not counting its end. Default 64 KiB. */
  maxLength?: number;
}

/**
 * Reads a byte stream in the portions the reader wants, whatever portions it arrives in: lines,
 * exact lengths, or both in turn (a head in lines, then a body of known length).
 *
 * A read that rejects has taken nothing: after a timeout or an abort, call again to go on. Use one
 * reader per connection: another one would miss what this one has read ahead.
 */
export class ByteReader {
  #source: AsyncIterator<Uint8Array>;
  /** A read of the source whose waiter gave up: its bytes belong to the next call. */
  #pending: Promise<IteratorResult<Uint8Array>> | undefined;
  /** How such a read failed while nobody waited, if the source will not fail the same way again. */
  #missed: { error: unknown } | undefined;
  #waiting = false;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Bytes that have arrived and that nobody has taken yet. */
  get buffered(): number {
    return this.#length;
  }

  /**
   * Exactly `size` bytes; null when the stream ends before the first of them. Limit a `size` that
   * the peer chose.
   *
   * Rejects with `ERR_STREAM_PREMATURE_CLOSE` when it ends between them, `ERR_OUT_OF_RANGE`, the
   * signal's reason, or as the source does.
   */
  async readExactly(size: number, options?: WaitOptions): Promise<Buffer | null> {
    return (await this.#gather(size, options)) ? this.#take(size) : null;
  }

  /** Like `readExactly`, but the bytes stay for the next read. */
  async peekExactly(size: number, options?: WaitOptions): Promise<Buffer | null> {
    return (await this.#gather(size, options)) ? this.#join(size).subarray(0, size) : null;
  }

  /**
   * The next line as text (UTF-8), without its LF or CRLF; null at the end of the stream. Text after
   * the last LF is a line as well.
   *
   * Rejects with `ERR_LINE_TOO_LONG` when a line has more than `maxLength` bytes: without a limit, a
   * peer that never ends its line fills our memory. Otherwise like `readExactly`.
   */
  // #region line
  async readLine({ maxLength = 64 * 1024, signal }: LineOptions = {}): Promise<string | null> {
    // A single chunk may hold sixty thousand lines.
    const turn = turnAfter();
    if (turn) await turn;
    let searched = 0;
    for (let index = 0; ; index++) {
      const part = this.#parts[index] ?? (await this.#more(signal));
      if (part === undefined) return searched > 0 ? this.#takeLine(searched, 0, maxLength) : null;
      // In UTF-8 the byte 0x0A is never part of another character: cut first, decode whole lines.
      const end = part.indexOf(LF);
      if (end !== -1) return this.#takeLine(searched + end, 1, maxLength);
      searched += part.length;
      // One more for the CR, which may yet turn out to belong to the line's end.
      if (searched > maxLength + 1) throw tooLong(maxLength);
    }
  }
  // #endregion

  #takeLine(length: number, terminator: number, maxLength: number): string {
    const line = this.#join(length);
    const end = length > 0 && line[length - 1] === CR ? length - 1 : length;
    if (end > maxLength) throw tooLong(maxLength);
    return this.#take(length + terminator).toString('utf8', 0, end);
  }

  /** Waits until `size` bytes are here. False when there are none and there will be none. */
  async #gather(size: number, options: WaitOptions | undefined): Promise<boolean> {
    if (!Number.isSafeInteger(size) || size < 0) {
      throw new SocketError('ERR_OUT_OF_RANGE', `a size is a whole number of bytes, not ${size}`);
    }
    const turn = turnAfter();
    if (turn) await turn;
    while (this.#length < size) {
      if ((await this.#more(options?.signal)) !== undefined) continue;
      if (this.#length === 0) return false;
      const message = `the stream ended after ${this.#length} of ${size} bytes`;
      throw new SocketError('ERR_STREAM_PREMATURE_CLOSE', message);
    }
    return true;
  }

  /** One more part from the source; undefined at its end. */
  async #more(signal: AbortSignal | undefined): Promise<Buffer | undefined> {
    const { done, value } = await this.#next(signal);
    if (done) return undefined;
    const part = Buffer.isBuffer(value)
      ? value
      : Buffer.from(value.buffer, value.byteOffset, value.length);
    this.#parts.push(part);
    this.#length += part.length;
    return part;
  }

  async #next(signal: AbortSignal | undefined): Promise<IteratorResult<Uint8Array>> {
    if (this.#waiting) {
      throw new SocketError('ERR_ALREADY_WAITING', 'one read at a time: await it before the next');
    }
    this.#waiting = true;
    this.#pending ??= this.#source.next();
    const pending = this.#pending;
    try {
      const result = await orAborted(pending, signal);
      this.#pending = undefined;
      if (result.done && this.#missed) throw this.#missed.error;
      this.#missed = undefined;
      return result;
    } catch (error) {
      if (signal?.aborted && error === signal.reason) this.#leave(pending);
      else this.#pending = undefined;
      throw error;
    } finally {
      this.#waiting = false;
    }
  }

  /** The waiter gives up, and the read goes on. If it fails while nobody waits, the next call asks again. */
  #leave(pending: Promise<IteratorResult<Uint8Array>>): void {
    pending.catch((error) => {
      if (this.#waiting || this.#pending !== pending) return;
      this.#pending = undefined;
      // A client repeats a lasting failure. A generator ends after it, as if nothing had happened.
      if (!(this.#source instanceof Iteration)) this.#missed = { error };
    });
  }

  /** The first part, joined with all others when it has fewer than `size` bytes. */
  #join(size: number): Buffer {
    const first = this.#parts[0];
    if (first !== undefined && first.length >= size) return first;
    // Joined only when there is enough: joining at each chunk would copy a long portion many times.
    const bytes = Buffer.concat(this.#parts, this.#length);
    this.#parts = [bytes];
    return bytes;
  }

  #take(size: number): Buffer {
    const bytes = this.#join(size);
    if (size === bytes.length) this.#parts.shift();
    else this.#parts[0] = bytes.subarray(size);
    this.#length -= size;
    return bytes.subarray(0, size);
  }
}

function tooLong(maxLength: number): SocketError {
  return new SocketError('ERR_LINE_TOO_LONG', `a line has more than ${maxLength} bytes`);
}
