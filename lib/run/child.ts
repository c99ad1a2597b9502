import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Place, WireEvent } from '../wire/event.ts';
import type { Exit, OutputLine } from '../wire/recording.ts';
import { endStrays, endTree, treeOf } from './end-tree.ts';
import { listeningOf } from './listening-of.ts';
import { cutLines } from './pipes.ts';
import type { Kept } from './preload-kept.ts';
import type { Origins } from './preload-origins.ts';
import type { Pile } from './preload-pipe.ts';
import { Recorder } from './recorder.ts';
import {
  controlOf,
  go,
  interrupt,
  isRunning,
  type ProcessOptions,
  startProcess,
} from './start-process.ts';

export type ChildOptions = ProcessOptions & {
  /** The name in events and output. */
  program: string;
  /** A process that waits with this file, to go on instead of a new one. */
  waiting?: ChildProcess | undefined;
  /** Epoch milliseconds from which times are counted. */
  startedAt?: number;
  /** Milliseconds until it is ended; default: no limit. */
  timeLimit?: number | undefined;
  /** Bytes it may print with nothing on the wire in between until it is ended; default 1 MiB. */
  outputLimit?: number;
  onPile?: (pile: Pile) => void;
  /** Told when Node has started and the program's own code begins. The time limit starts again then. */
  onReady?: () => void;
  onOutput?: (line: OutputLine) => void;
  onWire?: (event: WireEvent) => void;
  /** Told when it ends by itself, in milliseconds as in events. */
  onOver?: (t: number) => void;
  /** Told when nothing more can be known about its wire, because it has closed the recorder's pipe. */
  onLost?: () => void;
};

/** Milliseconds that a program has to end after Ctrl-C. */
const stopGrace = 2_000;
/** Milliseconds to wait for the last output of a program that has ended. */
const lastWords = 1_000;

/** One program in a process of its own: what it prints and does on the wire, and how it ends. */
export class Child {
  readonly program: string;
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;
  #timer: NodeJS.Timeout | undefined;
  #cause: Exit['cause'] = 'itself';
  /** Bytes printed since something last happened on the wire. */
  #printed = 0;
  readonly #recorder: Recorder;

  constructor(options: ChildOptions) {
    const { program, waiting, startedAt = Date.now(), timeLimit } = options;
    this.program = program;
    this.#child = waiting ?? startProcess(options);
    if (waiting) go(waiting, options.env);
    if (timeLimit !== undefined) this.#timer = setTimeout(() => this.#end('time'), timeLimit);
    const { onPile, onReady, onWire, onOver } = options;
    this.#recorder = new Recorder(this.#child, startedAt, {
      onWire: ({ t, ...event }) => {
        this.#printed = 0;
        onWire?.({ t, program, ...event });
      },
      onPile: (pile) => onPile?.(pile),
      onReady: () => {
        if (onReady) this.#timer?.refresh();
        onReady?.();
      },
      onOver: (t) => onOver?.(t),
      onLimit: (limit) => {
        this.#cause = limit;
      },
    });
    const read = [
      this.#readOutput('out', 1, options, startedAt),
      this.#readOutput('err', 2, options, startedAt),
      this.#recorder.read().then(() => void this.#lose(options)),
    ];
    this.exited = this.#wait(read);
  }

  /** The operating system's process id; undefined when it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Its time limit counts from here on. */
  goesOn(): void {
    this.#timer?.refresh();
  }

  /** What Ctrl-C does; the process tree is killed when the program has not ended after `graceMs`. */
  async stop(graceMs = stopGrace): Promise<Exit> {
    if (this.#running) {
      this.#cause = 'stopped';
      interrupt(this.#child);
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

  /** Where one of its processes listens, recorded or not; null where the system does not tell. */
  get listening(): Place | null {
    return listeningOf(treeOf(this.#child));
  }

  /**
   * False if its own code has started, but its event loop does not turn within that many
   * milliseconds.
   */
  isAwake(withinMs: number): Promise<boolean> {
    return this.#recorder.isAwake(withinMs);
  }

  /** What it keeps of connections that are over; null if it does not say within that many milliseconds. */
  kept(withinMs: number): Promise<Kept | null> {
    return this.#recorder.kept(withinMs);
  }

  /** Who wrote to the connection with that port, and who ended it; null if it does not say in time. */
  origins(port: number, withinMs: number): Promise<Origins | null> {
    return this.#recorder.origins(port, withinMs);
  }

  get #running(): boolean {
    return isRunning(this.#child);
  }

  #end(cause: Exit['cause']): void {
    this.#cause = cause;
    endTree(this.#child);
  }

  async #wait(read: Promise<void>[]): Promise<Exit> {
    const child = this.#child;
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
      (resolve, reject) => {
        if (!isRunning(child) && child.pid !== undefined)
          resolve([child.exitCode, child.signalCode]);
        child.once('error', reject);
        child.once('exit', (code, signal) => resolve([code, signal]));
      },
    );
    clearTimeout(this.#timer);
    endTree(child);
    endStrays(child);
    // A program that it left behind may hold the pipes open forever. What has come is read before they
    // are closed, even if we were held up ourselves: then the first timer is late, not the second.
    const pipes = child.stdio.slice(1) as Readable[];
    const close = () => pipes.forEach((pipe) => void pipe.destroy());
    let patience = setTimeout(() => {
      patience = setTimeout(close, lastWords / 2);
    }, lastWords / 2);
    await Promise.all(read);
    clearTimeout(patience);
    controlOf(child).destroy();
    return { program: this.program, code, signal, cause: this.#cause };
  }

  async #readOutput(
    stream: 'out' | 'err',
    fd: 1 | 2,
    { program, outputLimit = 1024 * 1024, onOutput }: ChildOptions,
    startedAt: number,
  ): Promise<void> {
    const source = this.#child.stdio[fd] as Readable;
    source.on('data', (chunk: Buffer) => {
      this.#printed += chunk.length;
      if (this.#printed > outputLimit && this.#running) this.#end('output');
    });
    await cutLines(source, (text) => {
      onOutput?.({ t: Date.now() - startedAt, program, stream, text });
    });
  }

  /** Our pipe is over: either the program is just ending, or it has closed what is ours. */
  async #lose({ onLost }: ChildOptions): Promise<void> {
    if (onLost) await Promise.race([this.exited, sleep(lastWords, null, { ref: false })]);
    this.#recorder.lose();
    if (this.#running) onLost?.();
  }
}
