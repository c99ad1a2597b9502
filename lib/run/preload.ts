// Loaded before a program by the runner, and before the threads and processes of a judged one.
// Reports what TCP and UDP sockets see and do over a private pipe, and ends the program when the runner is
// gone. The program notices nothing: no listener of ours swallows its errors, and no handle of ours
// keeps it alive.
import net from 'node:net';
import { Worker } from 'node:worker_threads';
import { codeOf } from '../sockets/errors.ts';
import { watchDatagrams } from './datagram-watch.ts';
import { watchFamily, watchThreads } from './preload-family.ts';
import { kept } from './preload-kept.ts';
import { originsOf, watchServing } from './preload-origins.ts';
import { now, placeOf, type Recorder, setClock, takeRecorder } from './preload-pipe.ts';
import { SocketWatch } from './socket-watch.ts';

const recorder = takeRecorder();
if (recorder) {
  const { controlFd, judged, waits } = recorder.orders;
  const watchdog = controlFd === undefined ? null : watchRunner(recorder, controlFd);
  watchListeners(recorder);
  watchClients(recorder);
  watchDatagrams(recorder);
  watchThreads(recorder);
  if (judged) watchFamily(recorder);
  if (waits && watchdog) {
    changeEnvironment(await wordOf(watchdog));
    setClock();
  }
  if (watchdog) {
    hearRunner(watchdog, recorder);
    process.once('exit', () => recorder.sendLine({ over: now() }));
    // Comes last: listening to a thread means waiting for it.
    watchdog.unref();
    recorder.sendLine({ ready: true });
  }
}

/** A thread of its own sees the runner's end even while the program's event loop is blocked. */
function watchRunner({ orders, key }: Recorder, controlFd: number): Worker {
  return new Worker(new URL('watchdog.mjs', import.meta.url), {
    execArgv: [],
    workerData: { controlFd, eventsFd: orders.fd, memoryLimit: orders.memory ?? 0, key },
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
 * The runner asks whether the event loop turns, what the program keeps, and who wrote to a connection. And
 * Windows has no signals: there it asks for a stop, and the program sees what Ctrl-C would have sent.
 */
function hearRunner(watchdog: Worker, recorder: Recorder): void {
  watchdog.on('message', (word) => {
    const [, port] = /^origins (\d+)\?$/.exec(word) ?? [];
    if (port) recorder.sendLine({ origins: originsOf(Number(port)) });
    else if (word === 'awake?') recorder.sendLine({ awake: true });
    else if (word === 'kept?') void kept().then((kept) => recorder.sendLine({ kept }));
    else if (!process.emit('SIGINT')) process.exit(130);
  });
}

function watchListeners(recorder: Recorder): void {
  if (recorder.orders.judged) watchServing();
  const { emit } = net.Server.prototype;
  net.Server.prototype.emit = function (this: net.Server, name: string, ...args: unknown[]) {
    const [socket] = args;
    // Before the program's own listener, which may write at once; the diagnostics channel comes after.
    if (name === 'connection' && socket instanceof net.Socket) {
      new SocketWatch(socket, recorder, this).report('accept');
    }
    if (name === 'listening') listens(this, recorder);
    if (name === 'error') {
      const error = args[0] as { code?: string; address?: string; port?: number };
      const local = placeOf(error.address, error.port);
      recorder.send({ kind: 'error', local, code: codeOf(error) });
    }
    return Reflect.apply(emit, this, [name, ...args]);
  };
}

function listens(server: net.Server, recorder: Recorder): void {
  const at = server.address();
  if (!at || typeof at !== 'object') return;
  const event = { kind: 'listening', t: now(), local: placeOf(at.address, at.port) } as const;
  if (!recorder.orders.judged) {
    recorder.send(event);
    return;
  }
  // After everything that awaits the event, and before the first client.
  queueMicrotask(() => process.nextTick(() => server.listening && recorder.send(event)));
}

function watchClients(recorder: Recorder): void {
  const { connect } = net.Socket.prototype;
  const watches = new WeakMap<net.Socket, SocketWatch>();
  net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const known = watches.get(this);
    if (!known || this.destroyed) {
      const watch = known ?? new SocketWatch(this, recorder);
      watches.set(this, watch);
      if (known) watch.begin();
      this.prependOnceListener('connect', () => watch.report('connect'));
    }
    return Reflect.apply(connect, this, args);
  };
}
