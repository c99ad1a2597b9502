import type { ChildProcess } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import type { Compiled } from '../run/compile.ts';
import { endTree } from '../run/end-tree.ts';
import { isRunning, startProcess } from '../run/start-process.ts';
import { judgedLimits } from './limits.ts';

/** Processes that wait at once: of the programs that a check starts, as many run side by side. */
const most = 3;

/**
 * Processes of one program, started up to its first line before it is saved: what is judged is what
 * the file holds when they go on, and nobody waits for Node to start.
 */
export class Standby {
  readonly #file: URL;
  #compiled: Compiled | null;
  #waiting: ChildProcess[] = [];
  /** How many were asked for since the last refill. */
  #asked = 0;
  #closed = false;

  constructor(file: URL, compiled: Compiled | null = null) {
    this.#file = file;
    this.#compiled = compiled;
  }

  /** To be awaited before processes are taken: only those that wait for this are right from here on. */
  async settle(compiled: Compiled | null): Promise<void> {
    if (compiled?.code.href !== this.#compiled?.code.href) await this.#dismiss();
    this.#compiled = compiled;
    // The news that one has died may still be on its way.
    await setImmediate();
  }

  /** A process that waits, if there is one; the caller has to end it. */
  take(): ChildProcess | undefined {
    this.#asked += 1;
    let child = this.#waiting.shift();
    while (child && !isRunning(child)) child = this.#waiting.shift();
    return child;
  }

  /**
   * Starts as many as have been asked for since the last time, but no more than run side by side; none
   * once it is closed.
   */
  refill(): void {
    const wanted = this.#closed ? 0 : Math.min(this.#asked, most);
    this.#asked = 0;
    this.#waiting = this.#waiting.filter(isRunning);
    try {
      while (this.#waiting.length < wanted) this.#waiting.push(this.#start());
    } catch {
      // One that cannot be started is as good as none.
    }
  }

  #start(): ChildProcess {
    const child = startProcess({
      ...{ file: this.#file, compiled: this.#compiled, waits: true },
      ...judgedLimits,
    });
    return child.once('error', () => {});
  }

  /** Ends those that wait, for good. */
  close(): Promise<void> {
    this.#closed = true;
    return this.#dismiss();
  }

  #dismiss(): Promise<void> {
    const ended = this.#waiting.filter(isRunning).map(
      (child) =>
        new Promise<void>((resolve) => {
          child.once('exit', () => resolve());
          endTree(child);
        }),
    );
    this.#waiting = [];
    return Promise.all(ended).then(() => {});
  }
}
