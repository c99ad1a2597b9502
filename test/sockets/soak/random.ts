/** Chance that can be repeated: mulberry32 (Tommy Ettinger, public domain), 32 bits of state. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 up to, but never, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** A line of up to 80 characters, some of them of several bytes; without its LF. */
  line(): string {
    let text = '';
    for (let left = this.between(0, 80); left > 0; left--) text += this.pick(CHARACTERS);
    return text;
  }

  lines(low: number, high: number): string[] {
    return Array.from({ length: this.between(low, high) }, () => this.line());
  }
}

const CHARACTERS = [...'abcdefgh ijklmnop', 'é', '€', '😀'];
