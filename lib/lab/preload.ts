// Loaded before a program by the runner. Reports what the program's TCP sockets see and do over a
// private pipe, and ends the program when the runner is gone. The program notices nothing: no
// listener of ours swallows its errors, and no handle of ours keeps it alive.
import { writeSync } from 'node:fs';
import net from 'node:net';
import { isMainThread, Worker } from 'node:worker_threads';
import { codeOf } from '../errors.ts';
import { escapeBytes } from './escape.ts';
import { type Place, previewLimit, type WireEvent } from './wire.ts';

/** The runner adds the program's name and counts time from its own start. */
type PreloadEvent = Omit<WireEvent, 'program'>;

/** Unsent bytes that a socket has taken over the limit; no event, so that recordings know nothing of it. */
export type Pile = { port: number; bytes: number };

/** What the pipe carries; the limit is the watchdog's word. */
export type PreloadMessage = PreloadEvent | { pile: Pile } | { ready: true } | { limit: 'memory' };

const eventsFd = 3;
const controlFd = 4;

// Set by the runner for its own child only: a program that forks hands on a clean environment.
const wanted = process.env.WORKBOOK_WIRE === '1' && isMainThread;
const memoryLimit = Number(process.env.WORKBOOK_MEMORY ?? 0);
/** Bytes that may wait unsent in one socket before they are reported; 0: any. */
const pileLimit = Number(process.env.WORKBOOK_PILE ?? 0);
/** Whether a check wants to know: of listeners that last only, and of bytes read with `onread`. */
const judged = process.env.WORKBOOK_JUDGED === '1';
/** Whether the program's first line is put off until the runner says so. */
const waits = process.env.WORKBOOK_WAITS === '1';
delete process.env.WORKBOOK_WIRE;
delete process.env.WORKBOOK_MEMORY;
delete process.env.WORKBOOK_PILE;
delete process.env.WORKBOOK_JUDGED;
delete process.env.WORKBOOK_WAITS;
if (wanted) {
  const watchdog = watchRunner();
  watchListeners();
  watchClients();
  if (waits) changeEnvironment(await wordOf(watchdog));
  hearStops(watchdog);
  // Last: who listens to a thread waits for it.
  watchdog.unref();
  sendLine({ ready: true });
}

const now = (): number => performance.timeOrigin + performance.now();

function send(event: Partial<PreloadEvent> & Pick<PreloadEvent, 'kind'>): void {
  const { kind, ...rest } = event;
  const nothing = { connection: 0, local: null, remote: null, direction: null };
  const whole: PreloadEvent = {
    t: now(),
    kind,
    ...nothing,
    bytes: 0,
    preview: '',
    code: '',
    ...rest,
  };
  sendLine(whole);
}

function sendLine(message: PreloadMessage): void {
  const line = Buffer.from(`${JSON.stringify(message)}\n`);
  try {
    for (let at = 0; at < line.length; ) at += writeSync(eventsFd, line, at);
  } catch {
    // The runner is gone; the watchdog ends this process.
  }
}

/** A thread of its own sees the runner's end even while the program's event loop is blocked. */
function watchRunner(): Worker {
  return new Worker(new URL('watchdog.mjs', import.meta.url), {
    execArgv: [],
    workerData: { controlFd, eventsFd, memoryLimit },
    stdin: false,
  });
}

/** The runner's next line. */
function wordOf(watchdog: Worker): Promise<string> {
  return new Promise((resolve) => watchdog.once('message', resolve));
}

/** Takes over what the runner says of the environment; null takes a variable away. */
function changeEnvironment(word: string): void {
  for (const [name, value] of Object.entries<string | null>(JSON.parse(word))) {
    if (value === null) delete process.env[name];
    else process.env[name] = value;
  }
}

/** Windows has no signals: the runner asks, and the program sees what Ctrl-C would have sent. */
function hearStops(watchdog: Worker): void {
  watchdog.on('message', () => {
    if (!process.emit('SIGINT')) process.exit(130);
  });
}

function placeOf(address: string | undefined, port: number | undefined): Place | null {
  return address === undefined || port === undefined ? null : { address, port };
}

function watchListeners(): void {
  const { emit } = net.Server.prototype;
  net.Server.prototype.emit = function (this: net.Server, name: string, ...args: unknown[]) {
    const [socket] = args;
    // Before the program's own listener, which may write at once; the diagnostics channel comes after.
    if (name === 'connection' && socket instanceof net.Socket) {
      new SocketWatch(socket).report('accept');
    }
    if (name === 'listening') listens(this);
    if (name === 'error') {
      const error = args[0] as { code?: string; address?: string; port?: number };
      send({ kind: 'error', local: placeOf(error.address, error.port), code: codeOf(error) });
    }
    return Reflect.apply(emit, this, [name, ...args]);
  };
}

function listens(server: net.Server): void {
  const at = server.address();
  if (!at || typeof at !== 'object') return;
  const event = { kind: 'listening', t: now(), local: placeOf(at.address, at.port) } as const;
  if (!judged) {
    send(event);
    return;
  }
  // Behind everything that awaits the event, and before the first client.
  queueMicrotask(() => process.nextTick(() => server.listening && send(event)));
}

function watchClients(): void {
  const { connect } = net.Socket.prototype;
  const seen = new WeakSet<net.Socket>();
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    if (!seen.has(this)) {
      seen.add(this);
      const watch = new SocketWatch(this);
      this.prependOnceListener('connect', () => watch.report('connect'));
    }
    return Reflect.apply(connect, this, args);
  };
}

let connections = 0;

/** Wraps one socket's own methods, below the events that a program listens to. */
class SocketWatch {
  readonly #socket: net.Socket;
  readonly #connection: number;
  readonly #kept = { in: 0, out: 0 };
  #pile = pileLimit;
  #local: Place | null = null;
  #remote: Place | null = null;

  constructor(socket: net.Socket) {
    this.#socket = socket;
    connections += 1;
    this.#connection = connections;
    this.#wrap();
  }

  report(kind: WireEvent['kind'], more: Partial<PreloadEvent> = {}): void {
    const { localAddress, localPort, remoteAddress, remotePort } = this.#socket;
    // After a reset the socket has forgotten both.
    this.#local ??= placeOf(localAddress, localPort);
    this.#remote ??= placeOf(remoteAddress, remotePort);
    const [local, remote] = [this.#local, this.#remote];
    send({ kind, connection: this.#connection, local, remote, ...more });
  }

  #data(direction: 'in' | 'out', chunk: unknown, encoding?: unknown): void {
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk, encoding as BufferEncoding)
        : (chunk as Uint8Array);
    const kept = bytes.subarray(0, Math.max(0, previewLimit - this.#kept[direction]));
    this.#kept[direction] += kept.length;
    this.report('data', { direction, bytes: bytes.length, preview: escapeBytes(kept) });
  }

  /** What is written while the socket connects leaves when it is connected. */
  #whenConnected(report: () => void): void {
    if (this.#socket.connecting) this.#socket.once('connect', report);
    else report();
  }

  /** What is written faster than it leaves: told once over the limit, and whenever it has doubled. */
  #watchPile(): void {
    const socket = this.#socket;
    const { write, end } = socket;
    const look = <T>(result: T): T => {
      if (socket.writableLength > this.#pile) {
        this.#pile = Math.max(2 * this.#pile, socket.writableLength);
        const port = this.#remote?.port ?? socket.remotePort ?? 0;
        sendLine({ pile: { port, bytes: socket.writableLength } });
      }
      return result;
    };
    // Last words, which `end` may take, do not come through `write`.
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
    let over = false;
    socket.push = (chunk: unknown, encoding?: BufferEncoding) => {
      if (chunk === null) this.report('end', { direction: 'in' });
      else this.#data('in', chunk, encoding);
      return Reflect.apply(push, socket, [chunk, encoding]);
    };
    if (judged) this.#watchOnread();
    if (pileLimit > 0) this.#watchPile();
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
      // While it connects, Node puts this off and calls it again.
      if (!socket.connecting) this.report('end', { direction: 'out' });
      Reflect.apply(_final, socket, [done]);
    };
    socket.resetAndDestroy = () => {
      if (!socket.destroyed) this.report('reset', { direction: 'out' });
      return Reflect.apply(resetAndDestroy, socket, []);
    };
    socket._destroy = (error, done) => {
      if (!over) {
        over = true;
        const code = codeOf(error);
        if (code === 'ECONNRESET') this.report('reset', { direction: 'in', code });
        else if (error) this.#failed(error, code);
        this.report('close');
      }
      Reflect.apply(_destroy, socket, [error, done]);
    };
  }
}
