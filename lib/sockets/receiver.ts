import type { Socket } from 'node:net';
import type { IPEndPoint } from './endpoint.ts';
import { SocketError, withEndPoint } from './errors.ts';
import { Inbox } from './inbox.ts';
import { turned } from './turns.ts';
import { WaitTimer } from './wait-timer.ts';

/** What a chunk takes besides its bytes, roughly: 64 KiB sent byte by byte could take 50 MB. */
const CHUNK = 512;

/** With more than this unread, the peer has to wait. It is above the largest chunk that Node reads. */
const ENOUGH = 64 * 1024 + CHUNK;

const weigh = (chunk: Buffer) => chunk.length + CHUNK;

/**
 * The receiving half of a connection. It always reads, even while nobody waits for bytes: a socket
 * that is not read reports neither FIN nor RST. It pauses only beyond 64 KiB unread.
 */
export class Receiver {
  #inbox = new Inbox(weigh);
  #socket: Socket;
  #from: IPEndPoint;
  #failure: SocketError | undefined;
  #timer: WaitTimer | undefined;
  #stopped = false;

  constructor(socket: Socket, from: IPEndPoint) {
    this.#socket = socket;
    this.#from = from;
    socket.on('data', (chunk: Buffer) => {
      turned();
      this.#keep(chunk);
    });
    socket.on('end', () => this.#inbox.end());
    socket.on('error', (error) => this.#fail(error));
  }

  /** Why the connection has failed. Receiving reports it after the bytes that had arrived before. */
  get failure(): SocketError | undefined {
    return this.#failure;
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

  get timeout(): number {
    return this.#timer?.limit ?? 0;
  }

  set timeout(ms: number) {
    this.#timer?.stop();
    this.#timer = ms > 0 ? new WaitTimer(ms, () => this.#tooLate(ms)) : undefined;
    if (this.#inbox.waiting) this.#timer?.start();
  }

  /** Discards what is here and what still arrives. A reader that waits is told why. */
  stop(reason: () => Error): void {
    this.#stopped = true;
    this.#timer?.stop();
    this.#inbox.discard();
    if (this.#inbox.waiting) this.#inbox.interrupt(reason());
  }

  #fail(error: Error): void {
    this.#failure = withEndPoint(error, `${this.#from}`);
    this.#inbox.end(this.#failure);
  }

  #tooLate(ms: number): void {
    const endPoint = `${this.#from}`;
    const message = `nothing received from ${endPoint} for ${ms} ms`;
    this.#inbox.interrupt(new SocketError('ETIMEDOUT', message, { endPoint }));
  }

  // #region read
  /** Goes on reading when there is room, or begins to wait. */
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
