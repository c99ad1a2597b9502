import type { Socket } from 'node:net';
import type { WaitOptions } from './aborting.ts';
import { finish, limit, reset } from './closing.ts';
import { type ConnectOptions, connectSocket } from './connecting.ts';
import { type EndPoint, IPEndPoint } from './endpoint.ts';
import { SocketError } from './errors.ts';
import { Iteration } from './iteration.ts';
import { Receiver } from './receiver.ts';
import { Sender, unheard } from './sender.ts';
import { settled } from './turns.ts';
import { checkMilliseconds, WaitTimer } from './wait-timer.ts';

export interface CloseOptions {
  /** Milliseconds left for unsent bytes and for the peer's FIN; then reset. 0 resets at once, Infinity never. */
  lingerMs?: number;
  /** Resets as soon as it is aborted. */
  signal?: AbortSignal | undefined;
}

/**
 * One TCP connection, seen from either side. Its owner closes it: `await using`, or `close()`.
 * Iterating receives until the peer's FIN; leaving the loop early leaves the connection open.
 */
export class TcpClient implements AsyncIterable<Buffer>, AsyncDisposable {
  readonly localEndPoint: IPEndPoint;
  /** 0.0.0.0:0 when the peer had reset the connection before we could ask. */
  readonly remoteEndPoint: IPEndPoint;
  #socket: Socket;
  #receiver: Receiver;
  /** Made at the first send: many connections only listen. */
  #sender: Sender | undefined;
  #released = false;
  #closing: Promise<void> | undefined;
  #deadline: WaitTimer | undefined;

  /**
   * Takes over a connected `net.Socket` made with `allowHalfOpen: true`. `localEndPoint` is asked of
   * the system unless it is known already: one call fewer for each client of a listener.
   * Throws `ERR_INVALID_ARG_VALUE` without `allowHalfOpen`.
   */
  constructor(socket: Socket, localEndPoint?: IPEndPoint) {
    if (!socket.allowHalfOpen) {
      // Node would send our FIN as soon as the peer's has come, and later answers would be lost.
      const message = 'a TcpClient needs a socket that was made with allowHalfOpen: true';
      throw new SocketError('ERR_INVALID_ARG_VALUE', message);
    }
    this.#socket = socket;
    // Node forgets both addresses when the peer resets.
    this.localEndPoint =
      localEndPoint ?? new IPEndPoint(socket.localAddress ?? '0.0.0.0', socket.localPort ?? 0);
    this.remoteEndPoint = new IPEndPoint(socket.remoteAddress ?? '0.0.0.0', socket.remotePort ?? 0);
    this.#receiver = new Receiver(socket, this.remoteEndPoint);
  }

  /**
   * Connects, trying each address of a host name in turn (RFC 8305). There is no deadline but the
   * system's (about two minutes on Linux): pass `AbortSignal.timeout(ms)` for your own.
   *
   * Rejects with `ECONNREFUSED`, `ENOTFOUND`, `ETIMEDOUT`, `EHOSTUNREACH`, `ERR_SOCKET_BAD_PORT`,
   * or the signal's reason.
   */
  static connect(endPoint: EndPoint, options?: ConnectOptions): Promise<TcpClient> {
    return connectSocket(endPoint, options, (socket) => new TcpClient(socket));
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
    const refusal = this.#refusal();
    if (refusal) return settled(() => Promise.reject(refusal));
    return this.#receiver.receive(options?.signal);
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<Buffer> {
    return new Iteration(() => {
      const refusal = this.#refusal();
      return refusal ? settled(() => Promise.reject(refusal)) : this.#receiver.next();
    });
  }

  /**
   * Milliseconds a `receive` waits before it rejects with `ETIMEDOUT`; 0, the default, is forever.
   * Unlike with `socket.setTimeout`, our own sending does not put it off.
   */
  get receiveTimeout(): number {
    return this.#receiver.timeout;
  }

  set receiveTimeout(ms: number) {
    checkMilliseconds('receiveTimeout', ms);
    this.#receiver.timeout = ms;
  }

  /**
   * Gives a whole exchange `ms` milliseconds from now: all its receives and sends together, in loops
   * too. After that, calls that wait and calls that follow reject with `ETIMEDOUT`, until the
   * next `setDeadline`; 0 takes the deadline away. Nothing is lost, and the connection stays as it is.
   */
  setDeadline(ms: number): void {
    checkMilliseconds('a deadline', ms);
    if (this.#released) return;
    this.#deadline?.stop();
    this.#deadline = ms > 0 ? new WaitTimer(ms, () => this.#interrupt()) : undefined;
    this.#deadline?.start();
  }

  /**
   * After `ms` of silence, the system asks the peer's system whether it still knows the connection,
   * then again each second; ten questions without an answer end the connection with `ETIMEDOUT`.
   * A program that hangs goes unnoticed: its system answers. Whole seconds, rounded up; 0 switches it off.
   */
  setKeepAlive(ms: number): void {
    checkMilliseconds('the silence before keep-alive', ms);
    // Node rounds down, and takes 0 seconds for the system's default: two hours.
    if (!this.#released) this.#socket.setKeepAlive(ms > 0, Math.ceil(ms / 1000) * 1000);
  }

  /**
   * Hands bytes, or text as UTF-8, to the system. Waits while more than 64 KiB is unsent, and lets
   * the event loop take a turn now and then. Resolved means handed over, never delivered: only the
   * peer's answer proves that. Up to 64 KiB may still be read from your buffer later: do not write
   * into it again. The signal ends the wait, not the sending. A failure that nobody awaits does not
   * end the process: the next call reports it again.
   *
   * Rejects with `ECONNRESET` or `EPIPE`, `ERR_STREAM_WRITE_AFTER_END` after `shutdown`,
   * `ERR_SOCKET_CLOSED` after `close` or `abort`, `ETIMEDOUT` (see `setDeadline`), or with the
   * signal's reason.
   */
  send(data: Uint8Array | string, options?: WaitOptions): Promise<void> {
    const refusal = this.#refusal() ?? this.#cannotSend();
    if (refusal) return unheard(settled(() => Promise.reject(refusal)));
    this.#sender ??= new Sender(this.#socket, () => this.#receiver.failure ?? this.#closedError());
    return this.#sender.send(data, options?.signal);
  }

  /** Sends FIN after all that was sent: the peer's receive gives null. We can still receive. */
  shutdown(): void {
    if (!this.#released) this.#socket.end();
  }

  /**
   * Sends FIN and discards what still arrives until the peer's FIN, or resets after `lingerMs`
   * (default 1000): a peer that neither reads nor closes would hold the connection forever.
   * Never rejects. A second call waits for the first, and may allow less time, not more.
   */
  close({ lingerMs, signal }: CloseOptions = {}): Promise<void> {
    this.#release();
    const ms = lingerMs ?? (this.#closing ? Number.POSITIVE_INFINITY : 1000);
    if (!(ms > 0) || signal?.aborted) reset(this.#socket);
    this.#closing ??= finish(this.#socket);
    return limit(this.#socket, this.#closing, ms, signal);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Resets at once (RST, RFC 9293, 3.10.5): unsent bytes are lost, the peer sees `ECONNRESET`. */
  abort(): void {
    this.#release();
    reset(this.#socket);
  }

  /** Why there is nothing to wait for, whichever direction. */
  #refusal(): SocketError | undefined {
    if (this.#released) return this.#closedError();
    return this.#deadline?.over ? this.#late() : undefined;
  }

  #cannotSend(): SocketError | undefined {
    if (this.#receiver.failure) return this.#receiver.failure;
    if (!this.#socket.writableEnded) return undefined;
    return this.#error('ERR_STREAM_WRITE_AFTER_END', 'send after shutdown: the FIN has been sent');
  }

  /** From here on nobody receives or sends. */
  #release(): void {
    this.#released = true;
    this.#deadline?.stop();
    this.#receiver.stop(() => this.#closedError());
  }

  #interrupt(): void {
    const reason = this.#late();
    this.#receiver.interrupt(reason);
    this.#sender?.interrupt(reason);
  }

  #late(): SocketError {
    const message = `the exchange with ${this.remoteEndPoint} took over ${this.#deadline?.limit} ms`;
    return this.#error('ETIMEDOUT', message);
  }

  #closedError(): SocketError {
    return this.#error('ERR_SOCKET_CLOSED', `the connection to ${this.remoteEndPoint} is closed`);
  }

  #error(code: string, message: string): SocketError {
    return new SocketError(code, message, { endPoint: `${this.remoteEndPoint}` });
  }
}
