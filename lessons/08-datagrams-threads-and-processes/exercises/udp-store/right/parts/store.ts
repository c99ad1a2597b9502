const equals = '='.charCodeAt(0);

/** Keeps bytes, not characters. */
export class Store {
  readonly #values = new Map<string, Buffer>();

  /** Takes one datagram, and returns its answer, or null. */
  take(bytes: Buffer): Buffer | null {
    if (bytes.length > 1_000) return null;
    const at = bytes.indexOf(equals);
    const key = bytes.toString(
      'latin1',
      0,
      at === -1 ? bytes.length : at,
    );
    if (at !== -1) {
      this.#values.set(key, Buffer.from(bytes.subarray(at + 1)));
      return null;
    }
    const version = Buffer.from('Bytes 1.0');
    const value = key === 'version' ? version : this.#values.get(key);
    return Buffer.concat([
      bytes,
      Buffer.from('='),
      value ?? Buffer.alloc(0),
    ]);
  }
}
