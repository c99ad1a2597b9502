// Loaded before a program by the runner. Reports what the program's TCP sockets see and do over a
// private pipe, and ends the program when the runner is gone. The program notices nothing: no
// listener of ours swallows its errors, and no handle of ours keeps it alive.
import net from 'node:net';
import { isMainThread, Worker } from 'node:worker_threads';
import { codeOf } from '../base/errors.ts';
import { eventsFd, judged, now, placeOf, send, sendLine, setClock } from './preload-pipe.ts';
import { SocketWatch } from './socket-watch.ts';

const controlFd = 4;

// Set by the runner for its own child only: a program that forks hands on a clean environment.
const wanted = process.env.WORKBOOK_WIRE === '1' && isMainThread;
const memoryLimit = Number(process.env.WORKBOOK_MEMORY ?? 0);
/** Whether the program's first line waits until the runner says so. */
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
  if (waits) {
    changeEnvironment(await wordOf(watchdog));
    setClock();
  }
  hearRunner(watchdog);
  // Comes last: listening to a thread means waiting for it.
  watchdog.unref();
  sendLine({ ready: true });
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

/** Takes over the environment that the runner sends; null removes a variable. */
function changeEnvironment(word: string): void {
  for (const [name, value] of Object.entries<string | null>(JSON.parse(word))) {
    if (value === null) delete process.env[name];
    else process.env[name] = value;
  }
}

/**
 * The runner asks whether the event loop turns. And Windows has no signals: there it asks for a stop,
 * and the program sees what Ctrl-C would have sent.
 */
function hearRunner(watchdog: Worker): void {
  watchdog.on('message', (word) => {
    if (word === 'awake?') sendLine({ awake: true });
    else if (!process.emit('SIGINT')) process.exit(130);
  });
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
  // After everything that awaits the event, and before the first client.
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
