import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WireEvent } from '../wire/event.ts';
import type { Exit } from '../wire/recording.ts';
import { eachMessage } from './messages.ts';
import type { Kept } from './preload-kept.ts';
import type { Origins } from './preload-origins.ts';
import type { Pile, PreloadMessage } from './preload-pipe.ts';
import { ask, isRunning, keyOf, type Question } from './start-process.ts';

/** Who is told what the recorder in a program says. */
export type Told = {
  onWire: (event: Omit<WireEvent, 'program'>) => void;
  onPile: (pile: Pile) => void;
  /** Node has started and the program's own code begins. */
  onReady: () => void;
  /** The program ends by itself. */
  onOver: (t: number) => void;
  /** The program has hit this limit, and is ending. */
  onLimit: (limit: Exit['cause']) => void;
};

/** The recorder in a program's process: what it tells, and how it answers. */
export class Recorder {
  readonly #child: ChildProcess;
  readonly #startedAt: number;
  readonly #told: Told;
  #begun = false;
  #over = false;
  /** Callers waiting for an answer. */
  readonly #askers = new Set<(message: PreloadMessage) => void>();
  readonly #numbers = new Map<string, number>();
  readonly #ended: Promise<'nobody'>;

  /** Times in events count from `startedAt`, in epoch milliseconds. */
  constructor(child: ChildProcess, startedAt: number, told: Told) {
    this.#child = child;
    this.#startedAt = startedAt;
    this.#told = told;
    this.#ended = new Promise((resolve) => {
      child.once('exit', () => resolve('nobody'));
    });
  }

  /** Resolves when the recorder's pipe is over. */
  async read(): Promise<void> {
    const pipe = this.#child.stdio[3] as Readable;
    await eachMessage(pipe, keyOf(this.#child), (message) => this.#take(message));
  }

  /** Nothing more will come from it: nobody waits for an answer. */
  lose(): void {
    this.#over = true;
  }

  /**
   * False if the program's own code has started, but its event loop does not turn within that many
   * milliseconds.
   */
  async isAwake(withinMs: number): Promise<boolean> {
    const fits = (message: PreloadMessage) => 'awake' in message;
    return (await this.#answer('awake', fits, withinMs)) !== 'late';
  }

  /** What the program keeps of connections that are over; null if it does not say in time. */
  async kept(withinMs: number): Promise<Kept | null> {
    const fits = (message: PreloadMessage) => 'kept' in message;
    const answer = await this.#answer('kept', fits, withinMs);
    return typeof answer === 'object' && 'kept' in answer ? answer.kept : null;
  }

  /** Who wrote to the connection with that port, and who ended it; null if it does not say in time. */
  async origins(port: number, withinMs: number): Promise<Origins | null> {
    const fits = (message: PreloadMessage) => 'origins' in message && message.origins.port === port;
    const answer = await this.#answer(`origins ${port}`, fits, withinMs);
    return typeof answer === 'object' && 'origins' in answer ? answer.origins : null;
  }

  async #answer(
    question: Question,
    fits: (message: PreloadMessage) => boolean,
    withinMs: number,
  ): Promise<PreloadMessage | 'late' | 'nobody'> {
    if (!isRunning(this.#child) || !this.#begun || this.#over) return 'nobody';
    let heard: (message: PreloadMessage) => void = () => {};
    const answer = new Promise<PreloadMessage>((resolve) => {
      heard = (message) => fits(message) && resolve(message);
    });
    this.#askers.add(heard);
    ask(this.#child, question);
    const late = sleep(withinMs, 'late' as const, { ref: false });
    try {
      return await Promise.race([answer, late, this.#ended]);
    } finally {
      this.#askers.delete(heard);
    }
  }

  #take(message: PreloadMessage): void {
    const { onWire, onPile, onReady, onOver, onLimit } = this.#told;
    if ('limit' in message) {
      onLimit(message.limit);
    } else if ('pile' in message) {
      onPile(message.pile);
    } else if ('over' in message) {
      onOver(message.over - this.#startedAt);
    } else if ('awake' in message || 'kept' in message || 'origins' in message) {
      for (const heard of this.#askers) heard(message);
    } else if ('ready' in message) {
      this.#begun = true;
      onReady();
    } else {
      const { t, source, connection, ...rest } = message;
      onWire({
        t: Math.round((t - this.#startedAt) * 10) / 10,
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
