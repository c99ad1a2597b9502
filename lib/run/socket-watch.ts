import type net from 'node:net';
import { codeOf } from '../sockets/errors.ts';
import { escapeBytes } from '../wire/escape.ts';
import { type Place, previewLimit, type WireEvent } from '../wire/event.ts';
import { isOver } from './preload-kept.ts';
import { Calls } from './preload-origins.ts';
import { type PreloadEvent, placeOf, type Recorder } from './preload-pipe.ts';

let connections = 0;

/** Who is told: a program's recorder, or whoever else watches a socket of its own. */
export type Teller = Pick<Recorder, 'orders' | 'send' | 'sendLine'>;

/** Wraps one socket's own methods, below the events that a program listens to. */
export class SocketWatch {
  readonly #socket: net.Socket;
  readonly #recorder: Teller;
  #connection = 0;
  #over = false;
  readonly #kept = { in: 0, out: 0 };
  /** Unsent bytes that are reported. */
  #pile: number;
  #local: Place | null = null;
  #remote: Place | null = null;
  /** Of a judged program. */
  readonly #calls: Calls | undefined;

  /** `server`: the one that accepted it. */
  constructor(socket: net.Socket, recorder: Teller, server: net.Server | null = null) {
    this.#socket = socket;
    this.#recorder = recorder;
    this.#pile = recorder.orders.pile ?? Number.POSITIVE_INFINITY;
    this.begin();
    if (recorder.orders.judged) this.#calls = new Calls(socket, server);
    this.#wrap();
  }

  /** A connection of its own, even if the socket has had one before. */
  begin(): void {
    connections += 1;
    this.#connection = connections;
    this.#over = false;
    this.#local = null;
    this.#remote = null;
  }

  /** What events call its connection. */
  get connection(): number {
    return this.#connection;
  }

  report(kind: WireEvent['kind'], more: Partial<PreloadEvent> = {}): void {
    const { localAddress, localPort, remoteAddress, remotePort } = this.#socket;
    // After a reset, the socket has forgotten both.
    this.#local ??= placeOf(localAddress, localPort);
    this.#remote ??= placeOf(remoteAddress, remotePort);
    if (this.#remote) this.#calls?.meet(this.#remote.port);
    const [local, remote] = [this.#local, this.#remote];
    this.#recorder.send({ kind, connection: this.#connection, local, remote, ...more });
  }

  #data(direction: 'in' | 'out', chunk: unknown, encoding?: unknown): void {
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk, encoding as BufferEncoding)
        : (chunk as Uint8Array);
    // Who writes no bytes puts nothing on the wire.
    if (bytes.length === 0) return;
    const kept = bytes.subarray(0, Math.max(0, previewLimit - this.#kept[direction]));
    this.#kept[direction] += kept.length;
    this.report('data', { direction, bytes: bytes.length, preview: escapeBytes(kept) });
  }

  /** What is written while the socket connects leaves when it is connected. */
  #whenConnected(report: () => void): void {
    if (this.#socket.connecting) this.#socket.once('connect', report);
    else report();
  }

  /**
   * Data written faster than it leaves: reported once over the limit, and each time it has doubled.
   */
  #watchPile(): void {
    const socket = this.#socket;
    const { write, end } = socket;
    const look = <T>(result: T): T => {
      if (socket.writableLength > this.#pile) {
        this.#pile = Math.max(2 * this.#pile, socket.writableLength);
        const port = this.#remote?.port ?? socket.remotePort ?? 0;
        this.#recorder.sendLine({ pile: { port, bytes: socket.writableLength } });
      }
      return result;
    };
    // The last data, which `end` may take, does not come through `write`.
    socket.write = (...args: unknown[]) => look(Reflect.apply(write, socket, args));
    socket.end = (...args: unknown[]) => look(Reflect.apply(end, socket, args));
  }

  /** With the option `onread`, Node hands bytes to the program's own function and pushes none. */
  #watchOnread(): void {
    const symbol = Object.getOwnPropertySymbols(this.#socket).find(
      ({ description }) => description === 'kBufferCb',
    );
    const handed: unknown = symbol && Reflect.get(this.#socket, symbol);
    if (!symbol || typeof handed !== 'function') return;
    Reflect.set(this.#socket, symbol, (count: number, buffer: Uint8Array) => {
      this.#data('in', buffer.subarray(0, count));
      return Reflect.apply(handed, this.#socket, [count, buffer]);
    });
  }

  /** A connection that failed has no ends yet; its error names where it wanted to go. */
  #failed(error: Error & { address?: string; port?: number }, code: string): void {
    this.#remote ??= placeOf(error.address, error.port);
    this.report('error', { code });
  }

  #wrap(): void {
    const socket = this.#socket;
    const { push, _write, _writev, _final, _destroy, resetAndDestroy } = socket;
    socket.push = (chunk: unknown, encoding?: BufferEncoding) => {
      if (chunk === null) this.report('end', { direction: 'in' });
      else this.#data('in', chunk, encoding);
      return Reflect.apply(push, socket, [chunk, encoding]);
    };
    if (this.#recorder.orders.judged) this.#watchOnread();
    if (Number.isFinite(this.#pile)) this.#watchPile();
    socket._write = (chunk, encoding, done) => {
      this.#whenConnected(() => this.#data('out', chunk, encoding));
      Reflect.apply(_write, socket, [chunk, encoding, done]);
    };
    if (_writev) {
      socket._writev = (chunks, done) => {
        const parts = chunks.map(({ chunk, encoding }) =>
          typeof chunk === 'string' ? Buffer.from(chunk, encoding) : (chunk as Buffer),
        );
        this.#whenConnected(() => this.#data('out', Buffer.concat(parts)));
        Reflect.apply(_writev, socket, [chunks, done]);
      };
    }
    socket._final = (done) => {
      // While it is connecting, Node postpones this and calls it again.
      if (!socket.connecting) this.report('end', { direction: 'out' });
      Reflect.apply(_final, socket, [done]);
    };
    socket.resetAndDestroy = () => {
      if (!socket.destroyed) this.report('reset', { direction: 'out' });
      return Reflect.apply(resetAndDestroy, socket, []);
    };
    socket._destroy = (error, done) => {
      if (!this.#over) {
        this.#over = true;
        const code = codeOf(error);
        if (code === 'ECONNRESET') this.report('reset', { direction: 'in', code });
        else if (error) this.#failed(error, code);
        this.report('close');
        this.#calls?.close();
        if (this.#recorder.orders.judged) isOver(socket);
      }
      Reflect.apply(_destroy, socket, [error, done]);
    };
  }
}
