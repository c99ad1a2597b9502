// A judged program may serve with threads or processes of its own: they are recorded like it.
import { ChildProcess } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import workerThreads, { type WorkerOptions } from 'node:worker_threads';
import { treeVariable } from './end-tree.ts';
import { type Orders, ordersVariable, type Recorder } from './preload-pipe.ts';
import { SocketWatch } from './socket-watch.ts';

const preload = new URL('preload.ts', import.meta.url).href;
const tsx = import.meta.resolve('tsx');
/** A thread on Node 20 has no `--import tsx`: this does it another way. */
const threadPreload = new URL('preload-thread.mjs', import.meta.url).href;

export function watchFamily(recorder: Recorder): void {
  watchProcesses(recorder.orders.fd, (fd) => ordersFor(recorder, fd));
  watchHandedSockets(recorder);
}

function ordersFor({ orders: { judged, pile }, key }: Recorder, fd: number): string {
  return JSON.stringify({ fd, key, judged, pile } satisfies Orders);
}

/** Any program's threads are recorded: on Node 20, they also get TypeScript this way. */
export function watchThreads(recorder: Recorder): void {
  const orders = ordersFor(recorder, recorder.orders.fd);
  workerThreads.Worker = new Proxy(workerThreads.Worker, {
    construct(target, [file, options = {}]: [string | URL, WorkerOptions?], self) {
      const { env = process.env, execArgv = [] } = options;
      // A thread that shares the program's environment would show it what we tell the thread.
      if (typeof env !== 'object') return Reflect.construct(target, [file, options], self);
      const watched = {
        ...options,
        env: { ...env, [ordersVariable]: orders },
        execArgv: [...withoutPreload(execArgv), '--import', threadPreload],
      };
      const code = options.eval ? afterPreload(String(file)) : file;
      return Reflect.construct(target, [code, watched], self);
    },
  });
  syncBuiltinESMExports();
}

/** Node loads what `--import` names before a file, but not before code that is given as text. */
function afterPreload(code: string): string {
  const loader = 'importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER';
  const options = `{ filename: '[worker eval]', ${loader} }`;
  const run = `vm.runInThisContext(${JSON.stringify(code)}, ${options})`;
  return `import(${JSON.stringify(threadPreload)}).then(() => { const vm = require('vm'); ${run} })`;
}

function withoutPreload(args: readonly string[]): string[] {
  const isOurs = (text: string | undefined): boolean => text === preload || text === tsx;
  return args.filter((text, at) => !isOurs(text) && !(text === '--import' && isOurs(args[at + 1])));
}

/** What Node hands to the method behind `spawn`, `fork` and `exec`; it is not documented. */
type SpawnOptions = {
  file: string;
  /** With the program's own name first. */
  args?: string[];
  envPairs?: string[];
  stdio?: unknown;
};

function watchProcesses(fd: number, ordersFor: (fd: number) => string): void {
  const prototype = ChildProcess.prototype as unknown as {
    spawn(options: SpawnOptions): unknown;
  };
  const { spawn } = prototype;
  const tree = `${treeVariable}=${process.env[treeVariable]}`;
  prototype.spawn = function (options) {
    // Whatever environment the program gives it, it is found by this when the program is over.
    const found = { ...options, envPairs: [...(options.envPairs ?? []), tree] };
    return Reflect.apply(spawn, this, [isNode(options) ? watched(found) : found]);
  };

  function watched(options: SpawnOptions): SpawnOptions {
    const { args = [], envPairs = [], stdio = 'pipe' } = options;
    const streams = Array.isArray(stdio) ? [...stdio] : [stdio, stdio, stdio];
    while (streams.length < 3) streams.push('pipe');
    const [self = '', ...rest] = args;
    return {
      ...options,
      args: [self, '--import', tsx, '--import', preload, ...withoutPreload(rest)],
      envPairs: [...envPairs, `${ordersVariable}=${ordersFor(streams.length)}`],
      stdio: [...streams, fd],
    };
  }
}

const isNode = ({ file }: SpawnOptions): boolean => file === process.execPath || file === 'node';

/** A process may be given a connection by the one that accepted it. */
function watchHandedSockets(recorder: Recorder): void {
  if (!process.send) return;
  const { emit } = process;
  process.emit = (...args: unknown[]) => {
    const [name, , socket] = args;
    if (name === 'message' && socket instanceof net.Socket) {
      new SocketWatch(socket, recorder).report('accept');
    }
    return Reflect.apply(emit, process, args);
  };
}
