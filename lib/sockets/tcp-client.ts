import type { Socket } from 'node:net';
import { drained, finish, reset } from './closing.ts';
import { connectSocket } from './connecting.ts';
import { type EndPoint, IPEndPoint } from './endpoint.ts';
import { explain, SocketError } from './errors.ts';
import { Inbox, iterate } from './inbox.ts';
import { WaitTimer } from './wait-timer.ts';

/** Bytes kept for a reader, or for a peer, before the other side has to wait. */
const ENOUGH = 64 * 1024;

/** One promise for every send that need not wait. */
const SENT = Promise.resolve();
const lengthOf = (chunk: Buffer) => chunk.length;

export interface WaitOptions {
  /** Cancels this one wait; the connection stays as it is. */
  signal?: AbortSignal | undefined;
}

export interface CloseOptions {
  /** Milliseconds left for unsent bytes and for the peer's FIN; then reset. 0 resets at once. */
  lingerMs?: number;
}

/**
 * One TCP connection, seen from either side. Whoever has it closes it: `await using`, or `close()`.
 * Iterating receives until the peer's FIN; leaving the loop early leaves the connection open.
 */
export class TcpClient implements AsyncIterable<Buffer>, AsyncDisposable {
  readonly localEndPoint: IPEndPoint;
  /** 0.0.0.0:0 when the peer had reset the connection before we could ask. */
  readonly remoteEndPoint: IPEndPoint;
  #socket: Socket;
  #inbox = new Inbox(lengthOf);
  #failure: SocketError | undefined;
  #released = false;
  #closing: Promise<void> | undefined;
  #drained: Promise<void> | undefined;
  #timer: WaitTimer | undefined;

  /** Takes over a connected `net.Socket` made with `allowHalfOpen: true`. */
  constructor(socket: Socket) {
    this.#socket = socket;
    // Node forgets both addresses when the peer resets.
    this.localEndPoint = new IPEndPoint(socket.localAddress ?? '0.0.0.0', socket.localPort ?? 0);
    this.remoteEndPoint = new IPEndPoint(socket.remoteAddress ?? '0.0.0.0', socket.remotePort ?? 0);
    socket.on('data', (chunk: Buffer) => this.#keep(chunk));
    socket.on('end', () => this.#inbox.end());
    socket.on('error', (error) => this.#fail(error));
  }

  /**
   * Connects, trying each address of a host name in turn (RFC 8305). There is no deadline but the
   * system's (about two minutes on Linux): pass `AbortSignal.timeout(ms)` for your own.
   *
   * Rejects with `ECONNREFUSED`, `ENOTFOUND`, `ETIMEDOUT`, `EHOSTUNREACH`, `ERR_SOCKET_BAD_PORT`,
   * or the signal's reason.
   */
  static connect(endPoint: EndPoint, options?: WaitOptions): Promise<TcpClient> {
    return connectSocket(endPoint, options?.signal, (socket) => new TcpClient(socket));
  }

  /**
   * The next bytes, as many as there are; null once the peer has sent its FIN. A TCP connection has
   * no messages: see `lines` and `readFrame`. One call at a time.
   *
   * Rejects with `ECONNRESET` (after what had arrived before it), with `ERR_SOCKET_CLOSED` after
   * `close` or `abort`, with `ETIMEDOUT` (see `receiveTimeout`), or with the signal's reason. The
   * last two lose nothing: call again to go on.
   */
  receive(options?: WaitOptions): Promise<Buffer | null> {
    if (this.#released) return Promise.reject(this.#closedError());
    const chunk = this.#inbox.take(options?.signal);
    if (!this.#inbox.waiting) this.#resume();
    else this.#timer?.start();
    return chunk;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<Buffer> {
    return iterate(() => this.receive());
  }

  /**
   * Milliseconds a `receive` waits before it rejects with `ETIMEDOUT`; 0, the default, is for ever.
   * Unlike with `socket.setTimeout`, our own sending does not put it off.
   */
  get receiveTimeout(): number {
    return this.#timer?.limit ?? 0;
  }

  set receiveTimeout(ms: number) {
    if (!(ms >= 0 && ms < 2 ** 31)) {
      throw new SocketError('ERR_OUT_OF_RANGE', `receiveTimeout is milliseconds, not ${ms}`);
    }
    this.#timer?.stop();
    this.#timer = ms > 0 ? new WaitTimer(ms, () => this.#expire(ms)) : undefined;
    if (this.#inbox.waiting) this.#timer?.start();
  }

  /**
   * Hands bytes, or text as UTF-8, to the system; waits only while more than 64 KiB is unsent.
   * Resolved means handed over, never delivered: the peer's answer alone proves that.
   *
   * Rejects with `ECONNRESET` or `EPIPE`, `ERR_STREAM_WRITE_AFTER_END` after `shutdown`, or
   * `ERR_SOCKET_CLOSED` after `close` or `abort`.
   */
  send(data: Uint8Array | string): Promise<void> {
    const refusal = this.#cannotSend();
    if (refusal) return Promise.reject(refusal);
    try {
      if (this.#socket.write(data)) return SENT;
    } catch (error) {
      return Promise.reject(error);
    }
    // Node's own mark is 16 KiB on Node 20; and without its flag no 'drain' would come.
    const { writableLength, writableNeedDrain } = this.#socket;
    if (writableLength <= ENOUGH || !writableNeedDrain) return SENT;
    // One promise for all who wait: a thousand sends do not mean a thousand listeners.
    this.#drained ??= drained(this.#socket, () => this.#failure ?? this.#closedError()).finally(
      () => {
        this.#drained = undefined;
      },
    );
    return this.#drained;
  }

  /** Sends FIN after all that was sent: the peer's receive gives null. We can still receive. */
  shutdown(): void {
    if (!this.#released) this.#socket.end();
  }

  /**
   * Sends FIN and throws away what still arrives until the peer's FIN, or resets after `lingerMs`
   * (default 1000): a peer that neither reads nor closes would hold the connection for ever.
   * Never rejects; a second call waits for the first.
   */
  close({ lingerMs = 1000 }: CloseOptions = {}): Promise<void> {
    this.#release();
    if (lingerMs === 0) reset(this.#socket);
    this.#closing ??= finish(this.#socket, lingerMs);
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Resets at once (RST, RFC 9293, 3.10.5): unsent bytes are lost, the peer sees `ECONNRESET`. */
  abort(): void {
    this.#release();
    reset(this.#socket);
  }

  #keep(chunk: Buffer): void {
    if (this.#released) return;
    this.#inbox.put(chunk);
    if (this.#inbox.weight > ENOUGH) this.#socket.pause();
  }

  #resume(): void {
    if (this.#socket.isPaused() && this.#inbox.weight <= ENOUGH) this.#socket.resume();
  }

  #cannotSend(): SocketError | undefined {
    if (this.#released) return this.#closedError();
    if (this.#failure) return this.#failure;
    if (!this.#socket.writableEnded) return undefined;
    return new SocketError('ERR_STREAM_WRITE_AFTER_END', 'send after shutdown: the FIN is sent');
  }

  #fail(error: Error): void {
    this.#failure = explain(error, this.remoteEndPoint.toString());
    this.#inbox.end(this.#failure);
  }

  /** From here on nobody receives or sends. */
  #release(): void {
    this.#released = true;
    this.#timer?.stop();
    this.#inbox.discard();
    if (this.#inbox.waiting) this.#inbox.interrupt(this.#closedError());
  }

  #expire(ms: number): void {
    if (!this.#inbox.waiting) return;
    const message = `nothing received from ${this.remoteEndPoint} for ${ms} ms`;
    this.#inbox.interrupt(new SocketError('ETIMEDOUT', message));
  }

  #closedError(): SocketError {
    return new SocketError(
      'ERR_SOCKET_CLOSED',
      `the connection to ${this.remoteEndPoint} is closed`,
    );
  }
}
