import { Traffic } from '../../judge/traffic.ts';
import type { WireEvent } from '../../wire/event.ts';

/** Milliseconds to wait for a program to read what it may choose not to. */
const patience = 250;

/** What the programs of a run have told about their sockets. */
export class Programs {
  readonly #traffic = new Traffic();
  readonly #waiters = new Set<() => void>();

  take(event: WireEvent): void {
    this.#traffic.add(event);
    for (const look of [...this.#waiters]) look();
  }

  /** Resolves once they have read so many bytes from that port, or have closed, or do not read. */
  seen(port: number, bytes: number): Promise<void> {
    return this.#until(
      () => this.#traffic.with(port).read >= bytes || this.#traffic.hasClosed(port),
      patience,
    );
  }

  /** Resolves once they know that the connection with that port is over; or have not noticed. */
  noticed(port: number): Promise<void> {
    return this.#until(() => this.#traffic.hasClosed(port), patience);
  }

  /** Resolves once they have closed their connection with that port. */
  closed(port: number): Promise<void> {
    return this.#until(() => this.#traffic.hasClosed(port));
  }

  #until(done: () => boolean, withinMs?: number): Promise<void> {
    if (done()) return Promise.resolve();
    return new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(look);
        resolve();
      };
      const look = (): void => {
        if (done()) settle();
      };
      const timer = withinMs === undefined ? undefined : setTimeout(settle, withinMs);
      this.#waiters.add(look);
    });
  }
}
