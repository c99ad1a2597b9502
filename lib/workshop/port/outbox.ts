import type { TcpClient } from '../../sockets/tcp-client.ts';
import type { FromRoom } from '../protocol.ts';

/**
 * What one learner is yet to be told, one line of each type: a newer one replaces the older one, so
 * that a slow reader costs no memory. One that takes nothing for too long is dropped.
 */
export class Outbox {
  readonly #client: TcpClient;
  readonly #limitMs: number;
  readonly #lines = new Map<FromRoom['type'], () => FromRoom>();
  #sending = false;

  constructor(client: TcpClient, limitMs: number) {
    this.#client = client;
    this.#limitMs = limitMs;
  }

  /** The line is drawn when there is room to send it. */
  put(type: FromRoom['type'], draw: () => FromRoom): void {
    this.#lines.set(type, draw);
    if (this.#sending) return;
    this.#sending = true;
    void this.#send();
  }

  async #send(): Promise<void> {
    // A moment later: one line for all that changes in one turn.
    await Promise.resolve();
    try {
      for (const [type, draw] of this.#lines) {
        this.#lines.delete(type);
        const timer = setTimeout(() => this.#client.abort(), this.#limitMs);
        await this.#client.send(`${JSON.stringify(draw())}\n`).finally(() => clearTimeout(timer));
      }
    } catch {
      // A connection that fails is noticed where it is read.
    } finally {
      this.#sending = false;
    }
  }
}
