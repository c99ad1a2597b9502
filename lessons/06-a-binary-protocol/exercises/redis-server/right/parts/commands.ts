import { Transform, type TransformCallback } from 'node:stream';

export class Malformed extends Error {}

/** Bytes in, arrays of latin1 strings out; or, as the last one, what is wrong. */
export class Commands extends Transform {
  #text = '';
  #isOver = false;

  constructor() {
    super({ readableObjectMode: true });
  }

  override _transform(
    chunk: Buffer,
    _: BufferEncoding,
    done: TransformCallback,
  ): void {
    // After what is malformed, the rest is thrown away.
    if (!this.#isOver) this.#text += chunk.toString('latin1');
    try {
      while (!this.#isOver && this.#one());
    } catch (error) {
      this.#isOver = true;
      this.push(error);
      this.push(null);
    }
    done();
  }

  #one(): boolean {
    let at = 0;
    const number = (
      pattern: RegExp,
      least: number,
      most: number,
    ): number => {
      const end = this.#text.indexOf('\r\n', at);
      const line = this.#text.slice(at, end === -1 ? at + 12 : end);
      if (end === -1 && line.length < 12) return Number.NaN;
      const value = Number(pattern.exec(line)?.[1] ?? -1);
      if (value < least || value > most) throw new Malformed();
      at = end + 2;
      return value;
    };
    const count = number(/^\*(\d+)$/, 1, 1_024);
    if (Number.isNaN(count)) return false;
    const strings: string[] = [];
    while (strings.length < count) {
      const size = number(/^\$(\d+)$/, 0, 65_536);
      if (Number.isNaN(size) || this.#text.length < at + size + 2)
        return false;
      strings.push(this.#text.slice(at, at + size));
      if (this.#text.slice(at + size, at + size + 2) !== '\r\n')
        throw new Malformed();
      at += size + 2;
    }
    this.#text = this.#text.slice(at);
    this.push(strings);
    return true;
  }
}
