import type { Socket } from 'node:net';
import { Inbox } from './inbox.ts';
import { WaitTimer } from './wait-timer.ts';

/** Memory that a chunk takes besides its bytes, roughly: else 64 KiB sent singly would take 50 MB. */
const CHUNK = 512;

/** Unread bytes from which on the peer has to wait: more than the largest chunk that Node reads. */
const ENOUGH = 64 * 1024 + CHUNK;

const weigh = (chunk: Buffer) => chunk.length + CHUNK;

/**
 * The receiving half of a connection. It reads always, also while nobody waits for bytes: a socket
 * that is not read tells neither FIN nor RST. Only beyond 64 KiB unread it pauses.
 */
export class Receiver {
  #inbox = new Inbox(weigh);
  #socket: Socket;
  /** The error of a receive that took too long. */
  #late: (ms: number) => Error;
  #timer: WaitTimer | undefined;
  #stopped = false;

  constructor(socket: Socket, late: (ms: number) => Error) {
    this.#socket = socket;
    this.#late = late;
    socket.on('data', (chunk: Buffer) => this.#keep(chunk));
    socket.on('end', () => this.#inbox.end());
  }

  receive(signal?: AbortSignal): Promise<Buffer | null> {
    const chunk = this.#inbox.take(signal);
    this.#taken();
    return chunk;
  }

  next(): Promise<IteratorResult<Buffer, null>> {
    const step = this.#inbox.next();
    this.#taken();
    return step;
  }

  /** Rejects the receive that waits. Nothing is lost. */
  interrupt(reason: unknown): void {
    this.#inbox.interrupt(reason);
  }

  /** The connection has failed: told after what had arrived before. */
  fail(error: Error): void {
    this.#inbox.end(error);
  }

  get timeout(): number {
    return this.#timer?.limit ?? 0;
  }

  set timeout(ms: number) {
    this.#timer?.stop();
    this.#timer =
      ms > 0 ? new WaitTimer(ms, () => this.#inbox.interrupt(this.#late(ms))) : undefined;
    if (this.#inbox.waiting) this.#timer?.start();
  }

  /** What is here and what still comes is thrown away; who waits is told why. */
  stop(reason: () => Error): void {
    this.#stopped = true;
    this.#timer?.stop();
    this.#inbox.discard();
    if (this.#inbox.waiting) this.#inbox.interrupt(reason());
  }

  // #region read
  /** Goes on reading when there is room; or the wait begins. */
  #taken(): void {
    if (this.#inbox.waiting) this.#timer?.start();
    else if (this.#socket.isPaused() && this.#inbox.weight <= ENOUGH) this.#socket.resume();
  }

  #keep(chunk: Buffer): void {
    if (this.#stopped) return;
    this.#inbox.put(chunk);
    if (this.#inbox.weight > ENOUGH) this.#socket.pause();
  }
  // #endregion
}
