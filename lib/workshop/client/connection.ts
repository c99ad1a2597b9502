import { connect, type Socket } from 'node:net';
import * as v from 'valibot';
import { ByteReader } from '../../sockets/byte-reader.ts';
import { TcpClient } from '../../sockets/tcp-client.ts';
import { type FromLearner, type FromRoom, fromRoom } from '../protocol.ts';

/** Milliseconds for the handshake, and of silence after which the room is asked whether it is there. */
const connectMs = 3_000;
const quietMs = 20_000;
/** A room's line may hold a snippet. */
const longest = 256 * 1024;
/** More lines a second are no room of ours. */
const linesLimit = 50;

export type Told = {
  opened: () => void;
  heard: (line: FromRoom) => void;
  /** Once, for whatever reason; never before the constructor has returned. */
  closed: (error: unknown) => void;
};

/**
 * One connection to a room. It never keeps a process alive, whatever the room does or does not do;
 * a room that makes no sense, or too much noise, is left.
 */
export class Connection {
  readonly socket: Socket;
  #lines = 0;
  #since = performance.now();
  #asked = false;

  constructor(address: string, port: number, told: Told) {
    const socket = connect({ host: address, port, allowHalfOpen: true, noDelay: true });
    this.socket = socket;
    socket.unref();
    let failure: unknown = null;
    socket.on('error', (error) => {
      failure = error;
    });
    socket.setTimeout(connectMs, () => this.#quiet());
    socket.once('connect', () => {
      socket.setTimeout(quietMs);
      this.#talk(told)
        .catch((error) => {
          failure ??= error;
        })
        .finally(() => socket.destroy());
    });
    socket.once('close', () => told.closed(failure));
  }

  /** Bytes that the system has taken arrive even if this process ends. */
  say(...lines: readonly FromLearner[]): void {
    if (this.socket.writable)
      this.socket.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  /** Whether the system has taken all that was said. */
  get isSaid(): boolean {
    return !this.socket.connecting && this.socket.writableLength === 0;
  }

  /** Gives up whatever the system has not taken. */
  leave(): void {
    if (this.isSaid && !this.socket.destroyed) this.socket.end();
    else this.socket.destroy();
  }

  async #talk({ opened, heard }: Told): Promise<void> {
    opened();
    const reader = new ByteReader(new TcpClient(this.socket));
    for (;;) {
      const text = await reader.readLine({ maxLength: longest });
      if (text === null) return;
      this.#count();
      const line = v.parse(fromRoom, JSON.parse(text));
      if (line.type === 'ping') this.say({ type: 'pong' });
      heard(line);
    }
  }

  #count(): void {
    const now = performance.now();
    if (now - this.#since > 1_000) {
      this.#since = now;
      this.#lines = 0;
    }
    this.#lines += 1;
    this.#asked = false;
    if (this.#lines > linesLimit) throw new Error('too many lines');
  }

  #quiet(): void {
    if (this.socket.connecting || this.#asked) this.socket.destroy();
    else {
      this.#asked = true;
      this.say({ type: 'ping' });
    }
  }
}
