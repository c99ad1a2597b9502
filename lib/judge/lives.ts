import type { WireEvent } from '../wire/event.ts';

/** One connection that the program accepted; milliseconds, as in events. */
type Life = { readonly address: string; readonly accepted: number; spoke: number; closed: number };

/** Whose life is asked for: of several with the same port, the first that came at `since` or later. */
export type Visitor = {
  since?: number | undefined;
  address?: string | undefined;
  /** Where it is counted from; default: `accepted`. `spoke`: the program's last word, if it has said one. */
  from?: 'accepted' | 'spoke';
};

/** How long a program's connections lived, by its own clock. */
export class Lives {
  /** Peer's port → its connections, in the order in which they were accepted. */
  readonly #byPort = new Map<number, Life[]>();
  /** Those that are open, by their numbers: who closes one may not say any more with whom it was. */
  readonly #open = new Map<number, Life>();

  add({ kind, remote, connection, direction, t }: WireEvent): void {
    if (kind === 'accept' && remote) {
      const address = plain(remote.address);
      const life = { address, accepted: t, spoke: t, closed: Number.POSITIVE_INFINITY };
      this.#open.set(connection, life);
      this.#byPort.set(remote.port, [...(this.#byPort.get(remote.port) ?? []), life]);
    } else if (kind === 'data' && direction === 'out') {
      const life = this.#open.get(connection);
      if (life) life.spoke = t;
    } else if (kind === 'close') {
      const life = this.#open.get(connection);
      if (life) life.closed = t;
      this.#open.delete(connection);
    }
  }

  /**
   * Milliseconds from accepting the peer with that port to closing the connection; Infinity if it is
   * open, or was never accepted. Two peers may have the same port at addresses of their own. Without
   * `since`: the last one.
   */
  of(port: number, { since, address, from = 'accepted' }: Visitor = {}): number {
    const all = this.#byPort.get(port) ?? [];
    const lives = address === undefined ? all : all.filter((one) => one.address === plain(address));
    const life =
      since === undefined ? lives.at(-1) : lives.find(({ accepted }) => accepted >= since);
    return life ? life.closed - life[from] : Number.POSITIVE_INFINITY;
  }
}

/** A listener for both families sees an IPv4 address in the form that it has in IPv6. */
const plain = (address: string): string => address.replace(/^::ffff:/, '');
