import type { WireEvent } from '../wire/event.ts';

/** One connection that the program accepted; milliseconds, as in events. */
type Life = { readonly accepted: number; closed: number };

/** How long a program's connections lived, by its own clock. */
export class Lives {
  /** Peer's port → its connections, in the order in which they were accepted. */
  readonly #byPort = new Map<number, Life[]>();
  /** Those that are open, by their numbers: who closes one may not say any more with whom it was. */
  readonly #open = new Map<number, Life>();

  add({ kind, remote, connection, t }: WireEvent): void {
    if (kind === 'accept' && remote) {
      const life = { accepted: t, closed: Number.POSITIVE_INFINITY };
      this.#open.set(connection, life);
      this.#byPort.set(remote.port, [...(this.#byPort.get(remote.port) ?? []), life]);
    } else if (kind === 'close') {
      const life = this.#open.get(connection);
      if (life) life.closed = t;
      this.#open.delete(connection);
    }
  }

  /**
   * Milliseconds from accepting the peer with that port to closing the connection; Infinity if it is
   * open, or was never accepted. Default: the last one. With `since`: the first that was accepted then
   * or later.
   */
  of(port: number, since?: number): number {
    const lives = this.#byPort.get(port) ?? [];
    const life =
      since === undefined ? lives.at(-1) : lives.find(({ accepted }) => accepted >= since);
    return life ? life.closed - life.accepted : Number.POSITIVE_INFINITY;
  }
}
