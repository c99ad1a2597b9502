import { SocketError } from './errors.ts';

/** Reads a byte stream in the portions the reader wants, whatever portions it arrives in. */
export class ByteReader {
  #source: AsyncIterator<Uint8Array>;
  #parts: Uint8Array[] = [];
  #length = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /**
   * Exactly `size` bytes; null when the stream ends before the first of them.
   *
   * Rejects with `ERR_STREAM_PREMATURE_CLOSE` when it ends between them, `ERR_OUT_OF_RANGE`, or as
   * the source does; after a timeout call again, what has come is kept. Bound a `size` that the
   * peer chose.
   */
  async readExactly(size: number): Promise<Buffer | null> {
    if (!Number.isSafeInteger(size) || size < 0) {
      throw new SocketError('ERR_OUT_OF_RANGE', `a size is a whole number of bytes, not ${size}`);
    }
    while (this.#length < size) {
      const next = await this.#source.next();
      if (next.done) return this.#endOfStream(size);
      this.#parts.push(next.value);
      this.#length += next.value.length;
    }
    // Joined only when there is enough: joining at each chunk would copy a large portion many times.
    const bytes = Buffer.concat(this.#parts, this.#length);
    this.#parts = [bytes.subarray(size)];
    this.#length -= size;
    return bytes.subarray(0, size);
  }

  #endOfStream(size: number): null {
    if (this.#length === 0) return null;
    throw new SocketError(
      'ERR_STREAM_PREMATURE_CLOSE',
      `the stream ended after ${this.#length} of ${size} bytes`,
    );
  }
}
