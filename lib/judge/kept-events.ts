import type { WireEvent } from '../wire/event.ts';

/**
 * Events kept of one program: ten times what an exercise needs, and little compared with what a loop
 * produces.
 */
const most = 20_000;
/** How a program began is kept, whatever it does later. */
const first = 1_000;

/**
 * The events of a program that may go on for ever. When there are many, data joins what went the same
 * way on its connection before, with the time of its last byte, and connections that are over are
 * forgotten. To the end it can be asked where the program listens, whom it is connected with, and how
 * much went over those connections.
 */
export class KeptEvents<T extends WireEvent> {
  list: T[] = [];
  readonly #most: number;
  #limit: number;
  /** The last data of each direction of each open connection; null after the first. */
  readonly #last = new Map<string, T | null>();

  constructor(limit = most) {
    this.#most = limit;
    this.#limit = limit;
  }

  add(event: T): void {
    const { t, kind, connection, direction, bytes, preview } = event;
    const way = `${connection} ${direction}`;
    const last = this.#last.get(way);
    if (kind === 'data' && last && this.list.length >= this.#most / 2) {
      last.t = t;
      last.bytes += bytes;
      last.preview += preview;
      return;
    }
    this.list.push(event);
    // When a connection's first data went is kept apart from when its last did.
    if (kind === 'data') this.#last.set(way, this.#last.has(way) ? event : null);
    if (kind === 'close')
      for (const end of ['in', 'out']) this.#last.delete(`${connection} ${end}`);
    if (this.list.length > this.#limit) this.#forget();
  }

  #forget(): void {
    const over = new Set<number>();
    for (const { kind, connection } of this.list) if (kind === 'close') over.add(connection);
    const old = this.list.length - this.#most / 2;
    this.list = this.list.filter(({ kind, connection }, at) => {
      if (at < first || at >= old || kind === 'listening' || kind === 'bound') return true;
      return connection > 0 && !over.has(connection);
    });
    // Where all of it is still needed, it is not gone through for each event.
    this.#limit = Math.max(this.#most, 2 * this.list.length);
  }
}
