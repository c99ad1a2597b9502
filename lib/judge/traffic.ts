import type { WireEvent } from '../wire/event.ts';

/** How much a program has read and written, by its peers' ports, and which connections are open. */
export class Traffic {
  readonly #bytes = new Map<number, { read: number; written: number }>();
  readonly #closed = new Set<number>();
  readonly #open = new Set<number>();

  add({ kind, remote, connection, direction, bytes }: WireEvent): void {
    if (kind === 'accept' || kind === 'connect') {
      this.#open.add(connection);
      // A port may come again.
      if (remote) this.#bytes.delete(remote.port);
      if (remote) this.#closed.delete(remote.port);
    }
    if (kind === 'close') this.#open.delete(connection);
    if (connection === 0 || !remote) return;
    const { read, written } = this.with(remote.port);
    this.#bytes.set(remote.port, {
      read: read + (direction === 'in' ? bytes : 0),
      written: written + (direction === 'out' ? bytes : 0),
    });
    if (kind === 'close') this.#closed.add(remote.port);
  }

  /** Bytes read from the peer with that port, and handed to the system to send there. */
  with(port: number): { read: number; written: number } {
    return this.#bytes.get(port) ?? { read: 0, written: 0 };
  }

  /** Whether the program has or had a connection with that port. */
  met(port: number): boolean {
    return this.#bytes.has(port);
  }

  /** Whether the program has closed its last connection with that port. */
  hasClosed(port: number): boolean {
    return this.#closed.has(port);
  }

  /** How many connections the program has not closed. */
  get open(): number {
    return this.#open.size;
  }
}
