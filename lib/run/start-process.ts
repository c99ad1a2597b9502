import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Compiled } from './compile.ts';
import { endStrays, endTree, nameTree, treeVariable } from './end-tree.ts';
import { keyLength, type Orders, ordersVariable } from './preload-pipe.ts';

export type ProcessOptions = {
  file: URL;
  /** What `compile` has made of it, to be run instead. */
  compiled?: Compiled | null | undefined;
  /** In addition to our own; undefined removes a variable. */
  env?: Record<string, string | undefined>;
  cwd?: URL;
  /** MiB of JavaScript heap; default: Node's own limit. */
  heapLimit?: number;
  /** MiB of memory in all, buffers included, which Node has no limit for; default: none. */
  memoryLimit?: number;
  /** Bytes that may wait unsent in one socket before they are reported; default: any. */
  pileLimit?: number;
  /**
   * For a check: without listeners that only tried whether a port is free, with what `onread` reads,
   * and with the program's own threads and processes.
   */
  judged?: boolean;
  /** Whether it stops before the first line of its file, until `go`. */
  waits?: boolean;
};

export const windows = process.platform === 'win32';
/** One carries events up; the other carries words down, and ends when we do. */
const [eventsFd, controlFd] = [3, 4];
const tsx = import.meta.resolve('tsx');
const preload = new URL('preload.ts', import.meta.url).href;

/** Processes alive now, so that none outlives this one. */
const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) {
    endTree(child);
    endStrays(child);
  }
});

/** The key of each process's messages. */
const keys = new WeakMap<ChildProcess, string>();

/**
 * Starts a program in a process of its own with its wire recorded, under `node --import tsx` unless
 * it is compiled.
 */
export function startProcess(options: ProcessOptions): ChildProcess {
  const { env, cwd, heapLimit, memoryLimit, pileLimit, judged, waits } = options;
  const orders: Orders = {
    fd: eventsFd,
    controlFd,
    memory: memoryLimit,
    pile: pileLimit,
    judged,
    waits,
  };
  const tree = randomBytes(16).toString('hex');
  const child = spawn(
    process.execPath,
    [
      ...(heapLimit === undefined ? [] : [`--max-old-space-size=${heapLimit}`]),
      ...programArguments(options),
    ],
    {
      cwd: cwd && fileURLToPath(cwd),
      // Output is read by a program, not seen: with FORCE_COLOR, Node would add a warning of its
      // own.
      env: {
        ...process.env,
        FORCE_COLOR: undefined,
        ...env,
        [ordersVariable]: JSON.stringify(orders),
        [treeVariable]: tree,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
      // A process group of its own, so that what the program starts ends with it.
      detached: !windows,
      windowsHide: true,
    },
  );
  if (!child.stdio) {
    // Node says so of EMFILE and ENFILE alone, and sends the error after it.
    child.once('error', () => {});
    throw Object.assign(new Error('no more files can be opened to start a program'), {
      code: 'EMFILE',
    });
  }
  nameTree(child, tree);
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  controlOf(child).on('error', () => {});
  const key = randomBytes(keyLength / 2).toString('hex');
  keys.set(child, key);
  // Not through the environment, which a program can read again.
  controlOf(child).write(key);
  return child;
}

function programArguments({ file, compiled }: ProcessOptions): string[] {
  const path = fileURLToPath(file);
  if (!compiled) return ['--import', tsx, '--import', preload, path];
  // The file's own path says to whoever lists processes what this one runs.
  const code = fileURLToPath(compiled.code);
  return ['--enable-source-maps', '--import', compiled.preload.href, code, path];
}

/** What each message of its recorder begins with. */
export function keyOf(child: ChildProcess): string {
  return keys.get(child) ?? '';
}

/** Lets a process that waits begin, with an environment changed like this. */
export function go(child: ChildProcess, env: Record<string, string | undefined> = {}): void {
  const changes = Object.entries(env).map(([name, value]) => [name, value ?? null]);
  controlOf(child).write(`${JSON.stringify(Object.fromEntries(changes))}\n`);
}

/** What Ctrl-C does. */
export function interrupt(child: ChildProcess): void {
  if (windows) controlOf(child).write('stop\n');
  else child.kill('SIGINT');
}

/** What a program's recorder can be asked, and answers as soon as the event loop turns. */
export type Question = 'awake' | 'kept' | `origins ${number}`;

export function ask(child: ChildProcess, word: Question): void {
  controlOf(child).write(`${word}?\n`);
}

export function controlOf(child: ChildProcess): Writable {
  return child.stdio[4] as Writable;
}

/** Whether it was started, and has not ended. */
export function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}
