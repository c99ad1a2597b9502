import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { endTree } from './end-tree.ts';
import type { Pile, PreloadEvent } from './preload.ts';
import type { WireEvent } from './wire.ts';

export type OutputLine = { t: number; program: string; stream: 'out' | 'err'; text: string };

/** How a program ended. `cause`: by itself, stopped by us, or for a limit it went over. */
export type Exit = {
  program: string;
  code: number | null;
  signal: NodeJS.Signals | null;
  cause: 'itself' | 'stopped' | 'time' | 'output' | 'memory';
};

export type ChildOptions = {
  /** The name in events and output. */
  program: string;
  file: URL;
  /** Beside our own; undefined takes a variable away. */
  env?: Record<string, string | undefined>;
  cwd?: URL;
  /** Epoch milliseconds from which times are counted. */
  startedAt?: number;
  /** Milliseconds until it is ended; default: no limit. */
  timeLimit?: number;
  /** Bytes it may print until it is ended; default 1 MiB. */
  outputLimit?: number;
  /** MiB of JavaScript heap; default: Node's own limit. */
  heapLimit?: number;
  /** MiB of memory in all, buffers included, which Node has no limit for; default: none. */
  memoryLimit?: number;
  /** Bytes that may wait unsent in one socket before `onPile` is told; default: none is watched. */
  pileLimit?: number;
  onPile?: (pile: Pile) => void;
  /** For a check: without listeners that only tried whether a port is free; with what `onread` reads. */
  judged?: boolean;
  /** Told when Node has started and the program's own code begins. The time limit counts anew then. */
  onReady?: () => void;
  onOutput?: (line: OutputLine) => void;
  onWire?: (event: WireEvent) => void;
};

/** Milliseconds that a program has to end after Ctrl-C. */
const stopGrace = 2_000;
/** Milliseconds for what a program that has ended printed last to be read. */
const lastWords = 1_000;
const windows = process.platform === 'win32';
const tsx = import.meta.resolve('tsx');
const preload = new URL('preload.ts', import.meta.url).href;

/** Children alive now, so that none outlives this process. */
const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) endTree(child);
});

/** One program in a process of its own, under `node --import tsx`, with its wire recorded. */
export class Child {
  readonly program: string;
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;
  #timer: NodeJS.Timeout | undefined;
  #cause: Exit['cause'] = 'itself';

  constructor(options: ChildOptions) {
    const { program, file, env, cwd, startedAt = Date.now(), timeLimit } = options;
    const { heapLimit, memoryLimit, pileLimit, judged } = options;
    this.program = program;
    this.#child = spawn(
      process.execPath,
      [
        ...(heapLimit === undefined ? [] : [`--max-old-space-size=${heapLimit}`]),
        ...['--import', tsx, '--import', preload, fileURLToPath(file)],
      ],
      {
        cwd: cwd && fileURLToPath(cwd),
        // Output is read, not seen: with FORCE_COLOR, Node would add a warning of its own to it.
        env: {
          ...process.env,
          FORCE_COLOR: undefined,
          ...env,
          WORKBOOK_WIRE: '1',
          WORKBOOK_MEMORY: memoryLimit === undefined ? undefined : String(memoryLimit),
          WORKBOOK_JUDGED: judged ? '1' : undefined,
          WORKBOOK_PILE: pileLimit === undefined ? undefined : String(pileLimit),
        },
        // 3 carries events up, 4 ends when we do.
        stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
        // A process group of its own, so that what the program starts ends with it.
        detached: !windows,
        windowsHide: true,
      },
    );
    alive.add(this.#child);
    this.#control().on('error', () => {});
    if (timeLimit !== undefined) this.#timer = setTimeout(() => this.#end('time'), timeLimit);
    const read = [
      this.#readOutput('out', 1, options, startedAt),
      this.#readOutput('err', 2, options, startedAt),
      this.#readEvents(options, startedAt),
    ];
    this.exited = this.#wait(read);
  }

  /** The operating system's process id; undefined when it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** What Ctrl-C does; the process tree is killed when the program has not ended after `graceMs`. */
  async stop(graceMs = stopGrace): Promise<Exit> {
    if (this.#running) {
      this.#cause = 'stopped';
      if (windows) this.#control().write('stop\n');
      else this.#child.kill('SIGINT');
      const timer = setTimeout(() => this.#end('stopped'), graceMs);
      void this.exited.then(() => clearTimeout(timer));
    }
    return this.exited;
  }

  /** Ends the process tree at once. */
  async kill(): Promise<Exit> {
    if (this.#running) this.#end('stopped');
    return this.exited;
  }

  get #running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  #control(): Writable {
    return this.#child.stdio[4] as Writable;
  }

  #end(cause: Exit['cause']): void {
    this.#cause = cause;
    endTree(this.#child);
  }

  async #wait(read: Promise<void>[]): Promise<Exit> {
    const child = this.#child;
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
      (resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code, signal) => resolve([code, signal]));
      },
    );
    clearTimeout(this.#timer);
    endTree(child);
    alive.delete(child);
    // A program that it left behind may hold the pipes open for ever.
    const pipes = child.stdio.slice(1) as Readable[];
    const patience = setTimeout(() => pipes.forEach((pipe) => void pipe.destroy()), lastWords);
    await Promise.all(read);
    clearTimeout(patience);
    this.#control().destroy();
    return { program: this.program, code, signal, cause: this.#cause };
  }

  async #readOutput(
    stream: 'out' | 'err',
    fd: 1 | 2,
    { program, outputLimit = 1024 * 1024, onOutput }: ChildOptions,
    startedAt: number,
  ): Promise<void> {
    const source = this.#child.stdio[fd] as Readable;
    let left = outputLimit;
    source.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0 && this.#running) this.#end('output');
    });
    for await (const text of linesOf(source)) {
      onOutput?.({ t: Date.now() - startedAt, program, stream, text });
    }
  }

  async #readEvents(
    { program, onWire, onPile, onReady }: ChildOptions,
    startedAt: number,
  ): Promise<void> {
    const source = this.#child.stdio[3] as Readable;
    for await (const line of linesOf(source)) {
      const event = eventIn(line);
      if (event === null) continue;
      if ('limit' in event) {
        this.#cause = event.limit;
        continue;
      }
      if ('pile' in event) {
        onPile?.(event.pile);
        continue;
      }
      if ('ready' in event) {
        if (onReady) this.#timer?.refresh();
        onReady?.();
        continue;
      }
      const { t, ...rest } = event;
      onWire?.({ t: Math.round((t - startedAt) * 10) / 10, program, ...rest });
    }
  }
}

/** The lines of a stream, up to its end or until it is destroyed. */
function linesOf(input: Readable): Interface {
  const lines = createInterface({ input });
  input.once('close', () => lines.close());
  return lines;
}

/** An event as the preload wrote it; null for half of one, which a program killed meanwhile left. */
function eventIn(
  line: string,
): PreloadEvent | { limit: 'memory' } | { pile: Pile } | { ready: true } | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
