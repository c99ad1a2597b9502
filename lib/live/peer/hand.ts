import type { Socket } from 'node:net';
import { reset } from '../../sockets/closing.ts';
import type { Programs } from './programs.ts';
import type { Watched } from './sockets.ts';

/** One end of a connection, which does what a person tells it to, and nothing by itself. */
export class Hand {
  readonly connection: number;
  readonly #socket: Socket;
  readonly #programs: Programs;
  #sent = 0;

  constructor({ socket, connection }: Watched, programs: Programs) {
    this.connection = connection;
    this.#socket = socket;
    this.#programs = programs;
    // The wire tells of errors, and of what has come.
    socket.on('error', () => {});
    socket.resume();
  }

  /** Whether it can still say something. */
  get maySend(): boolean {
    return this.#socket.writable && !this.#socket.connecting;
  }

  /** Whether it reads what comes: what has come already may be more than it has read. */
  get reads(): boolean {
    return !this.#socket.isPaused();
  }

  get over(): boolean {
    return this.#socket.destroyed;
  }

  send(bytes: Uint8Array): void {
    if (!this.maySend || bytes.length === 0) return;
    this.#sent += bytes.length;
    this.#socket.write(bytes);
  }

  /**
   * Sends byte by byte: each comes as a read of its own, as long as the program reads. Settles when
   * all have left.
   */
  async sendApart(bytes: Uint8Array): Promise<void> {
    for (const byte of bytes) {
      this.send(Uint8Array.of(byte));
      await this.#programs.seen(this.#portThere, this.#sent);
    }
  }

  /** Sends FIN. */
  fin(): void {
    if (this.maySend) this.#socket.end();
  }

  /** Sends RST. */
  reset(): void {
    if (this.#socket.connecting) this.#socket.destroy();
    else reset(this.#socket);
  }

  /** Reads no more, until it is told to. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** The program's name for our end. */
  get #portThere(): number {
    return this.#socket.localPort ?? 0;
  }
}
