import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Place, WireEvent } from '../wire/event.ts';
import type { Exit, OutputLine } from '../wire/recording.ts';
import { endStrays, endTree, treeOf } from './end-tree.ts';
import { listeningOf } from './listening-of.ts';
import { eachMessage } from './messages.ts';
import { cutLines } from './pipes.ts';
import type { Kept } from './preload-kept.ts';
import type { Pile, PreloadMessage } from './preload-pipe.ts';
import {
  ask,
  controlOf,
  go,
  interrupt,
  isRunning,
  keyOf,
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
  #begun = false;
  #lost = false;
  /** Bytes printed since something last happened on the wire. */
  #printed = 0;
  /** Callers waiting for its recorder's answer. */
  readonly #askers = new Set<(message: PreloadMessage) => void>();
  readonly #numbers = new Map<string, number>();

  constructor(options: ChildOptions) {
    const { program, waiting, startedAt = Date.now(), timeLimit } = options;
    this.program = program;
    this.#child = waiting ?? startProcess(options);
    if (waiting) go(waiting, options.env);
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
  async isAwake(withinMs: number): Promise<boolean> {
    if (!this.#running || !this.#begun || this.#lost) return true;
    return (await this.#answer('awake', withinMs)) !== 'late';
  }

  /** What it keeps of connections that are over; null if it does not say within that many milliseconds. */
  async kept(withinMs: number): Promise<Kept | null> {
    if (!this.#running || !this.#begun || this.#lost) return null;
    const answer = await this.#answer('kept', withinMs);
    return typeof answer === 'object' && 'kept' in answer ? answer.kept : null;
  }

  async #answer(
    word: 'awake' | 'kept',
    withinMs: number,
  ): Promise<PreloadMessage | 'late' | 'ended'> {
    let heard: (message: PreloadMessage) => void = () => {};
    const answer = new Promise<PreloadMessage>((resolve) => {
      heard = (message) => word in message && resolve(message);
    });
    this.#askers.add(heard);
    ask(this.#child, word);
    const late = sleep(withinMs, 'late' as const, { ref: false });
    const ended = this.exited.then(() => 'ended' as const);
    try {
      return await Promise.race([answer, late, ended]);
    } finally {
      this.#askers.delete(heard);
    }
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
    // A program that it left behind may hold the pipes open forever.
    const pipes = child.stdio.slice(1) as Readable[];
    const patience = setTimeout(() => pipes.forEach((pipe) => void pipe.destroy()), lastWords);
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

  async #readEvents(options: ChildOptions, startedAt: number): Promise<void> {
    const pipe = this.#child.stdio[3] as Readable;
    await eachMessage(pipe, keyOf(this.#child), (message) =>
      this.#take(message, options, startedAt),
    );
    void this.#mind(options);
  }

  /** Our pipe is over: either the program is just ending, or it has closed what is ours. */
  async #mind({ onLost }: ChildOptions): Promise<void> {
    if (onLost) await Promise.race([this.exited, sleep(lastWords, null, { ref: false })]);
    this.#lost = true;
    if (this.#running) onLost?.();
  }

  #take(message: PreloadMessage, options: ChildOptions, startedAt: number): void {
    const { program, onWire, onPile, onReady } = options;
    if ('limit' in message) {
      this.#cause = message.limit;
    } else if ('pile' in message) {
      onPile?.(message.pile);
    } else if ('awake' in message || 'kept' in message) {
      for (const heard of this.#askers) heard(message);
    } else if ('ready' in message) {
      this.#begun = true;
      if (onReady) this.#timer?.refresh();
      onReady?.();
    } else {
      this.#printed = 0;
      const { t, source, connection, ...rest } = message;
      onWire?.({
        t: Math.round((t - startedAt) * 10) / 10,
        program,
        connection: connection === 0 ? 0 : this.#numberOf(`${source} ${connection}`),
        ...rest,
      });
    }
  }

  /** A program's threads and processes number their connections each for itself. */
  #numberOf(connection: string): number {
    const number = this.#numbers.get(connection) ?? this.#numbers.size + 1;
    this.#numbers.set(connection, number);
    return number;
  }
}
