import type { Socket } from 'node:net';
import { orAborted } from './aborting.ts';
import { settled, turnAfter } from './turns.ts';

/** With more than this unsent, a sender has to wait. */
const ENOUGH = 64 * 1024;

/** One promise for every send that need not wait. */
const SENT = Promise.resolve();

/**
 * A send that nobody awaits must not end the process when it fails, as an unhandled rejection would.
 * Nothing is hidden: the next call fails for the same reason.
 */
export function unheard<T>(sending: Promise<T>): Promise<T> {
  sending.catch(() => {});
  return sending;
}

/** The sending half of a connection: hands bytes over, and waits while too many are unsent. */
export class Sender {
  #socket: Socket;
  /** Why nothing can be sent anymore, once the socket has closed. */
  #reason: () => Error;
  #drained: Promise<void> | undefined;
  #settle: ((interruption?: unknown) => void) | undefined;

  constructor(socket: Socket, reason: () => Error) {
    this.#socket = socket;
    this.#reason = reason;
  }

  // #region send
  send(data: Uint8Array | string, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return unheard(settled(() => Promise.reject(signal.reason)));
    try {
      if (this.#socket.write(data)) return turnAfter(data.length) ?? SENT;
    } catch (error) {
      return unheard(Promise.reject(error));
    }
    // Node's own mark is 16 KiB on Node 20; and without its flag no 'drain' would come.
    const { writableLength, writableNeedDrain } = this.#socket;
    if (writableLength <= ENOUGH || !writableNeedDrain) return turnAfter(data.length) ?? SENT;
    // One promise for all that wait: a thousand sends do not mean a thousand listeners.
    this.#drained ??= this.#drain();
    return unheard(orAborted(this.#drained, signal));
  }
  // #endregion

  /** Rejects the sends that wait. Their bytes are still on their way. */
  interrupt(reason: unknown): void {
    this.#settle?.(reason);
  }

  #drain(): Promise<void> {
    return new Promise((resolve, reject) => {
      // No 'drain' comes after end() or destroy().
      const events = ['drain', 'finish', 'close'];
      const settle = (interruption?: unknown) => {
        for (const event of events) this.#socket.off(event, onEvent);
        this.#drained = undefined;
        this.#settle = undefined;
        if (interruption !== undefined) reject(interruption);
        else if (this.#socket.destroyed) reject(this.#reason());
        else resolve();
      };
      const onEvent = () => settle();
      this.#settle = settle;
      for (const event of events) this.#socket.on(event, onEvent);
    });
  }
}
