import type { Socket } from 'node:net';
import { reset } from '../../sockets/closing.ts';
import type { Programs } from './programs.ts';
import type { Watched } from './sockets.ts';

/** Bytes that are sent one by one; more follow in one piece. */
const mostApart = 256;

/** One end of a connection, which does what a person tells it to, and nothing by itself. */
export class Hand {
  readonly connection: number;
  readonly #socket: Socket;
  readonly #programs: Programs;
  #sent = 0;
  #finWanted = false;
  #said: Promise<void> = Promise.resolve();

  constructor({ socket, connection }: Watched, programs: Programs) {
    this.connection = connection;
    this.#socket = socket;
    this.#programs = programs;
    // The wire tells of errors, and of what has come.
    socket.on('error', () => {});
    socket.resume();
  }

  /** Whether it can still be told to say something. */
  get maySend(): boolean {
    return this.#socket.writable && !this.#socket.connecting && !this.#finWanted;
  }

  /** Whether it reads; if not, what has come may be more than it has read. */
  get reads(): boolean {
    return !this.#socket.isPaused();
  }

  get over(): boolean {
    return this.#socket.destroyed;
  }

  /** Our port, and the one at the other end; null once they are forgotten. */
  get ports(): { here: number; there: number } | null {
    const { localPort: here, remotePort: there } = this.#socket;
    return here === undefined || there === undefined ? null : { here, there };
  }

  /** Settles when all that it was told to say has been said. */
  get said(): Promise<void> {
    return this.#said;
  }

  /** Sends in one piece. */
  send(bytes: Uint8Array): void {
    this.#inTurn(() => this.#write(bytes));
  }

  /** Sends byte by byte: each comes as a read of its own, as long as the program reads. */
  sendApart(bytes: Uint8Array): void {
    this.#inTurn(async () => {
      for (const byte of bytes.subarray(0, mostApart)) {
        this.#write(Uint8Array.of(byte));
        if (!this.#socket.writable) return;
        await this.#programs.seen(this.ports?.here ?? 0, this.#sent);
      }
      this.#write(bytes.subarray(mostApart));
    });
  }

  /** Sends FIN after all that it was told to say. */
  fin(): void {
    this.#inTurn(() => void this.#socket.end());
    this.#finWanted = true;
  }

  /** Sends RST, at once. */
  reset(): void {
    if (this.#socket.connecting) this.#socket.destroy();
    else reset(this.#socket);
  }

  /** The program has sent RST: whoever has read its FIN already would not notice. */
  lose(): void {
    this.#socket.destroy();
  }

  /** Reads no more, until it is told to. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  #inTurn(act: () => Promise<void> | void): void {
    if (this.maySend) this.#said = this.#said.then(act);
  }

  #write(bytes: Uint8Array): void {
    if (!this.#socket.writable || bytes.length === 0) return;
    this.#sent += bytes.length;
    this.#socket.write(bytes);
  }
}
