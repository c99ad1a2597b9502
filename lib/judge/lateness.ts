import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** Milliseconds that the companion waits in each round, and that our own event loop is asked after. */
const period = 25;
/** Rounds remembered: those of the last ten seconds, and more. */
const remembered = 512;
/** Milliseconds after which a round no longer says how busy the machine is now. */
const memory = 10_000;
/** A round takes less than a millisecond of a processor, what a program does within a limit ten times that. */
const rounds = 10;
/** The same for what a program does when its time is up. */
const roundsAtLast = 3;

/** Milliseconds next to which a busy machine's delays show how much slower it is. */
const aWhile = 100;

/** Milliseconds by which a timer may be early, and two readings of the clock may differ. */
export const clockError = 20;

const now = (): number => performance.timeOrigin + performance.now();

/** One companion, in a thread of its own, for all checks that go on in this process. */
class Companion {
  static #running: Companion | undefined;
  /** Pairs: when a round ended, and how late it was. */
  readonly rounds = new Float64Array(new SharedArrayBuffer(2 * remembered * 8));
  /** When the round that goes on should be over; 0 before the first. */
  readonly due = new Float64Array(new SharedArrayBuffer(8));
  readonly #thread: Worker;
  #users = 0;

  static join(): Companion {
    Companion.#running ??= new Companion();
    Companion.#running.#users += 1;
    return Companion.#running;
  }

  private constructor() {
    this.#thread = new Worker(new URL('companion.mjs', import.meta.url), {
      execArgv: [],
      workerData: { rounds: this.rounds, due: this.due, period },
    });
    // Without it, there is our own event loop.
    this.#thread.on('error', () => {});
    this.#thread.unref();
  }

  /** The last to leave ends it. */
  async leave(): Promise<void> {
    this.#users -= 1;
    if (this.#users > 0) return;
    Companion.#running = undefined;
    await this.#thread.terminate();
  }
}

/** How late this machine is: measured, because nobody can say it of another person's machine. */
export class Lateness {
  #companion: Companion | undefined;
  #pulse: NodeJS.Timeout | undefined;
  /** When our own event loop was late, and by how much. */
  readonly #own: { at: number; ms: number }[] = [];
  #expected = Number.POSITIVE_INFINITY;
  readonly #stopped = new AbortController();

  constructor() {
    // A check may wait for any number of limits at once.
    setMaxListeners(0, this.#stopped.signal);
  }

  /** Starts measuring, unless it has. */
  start(): void {
    if (this.#companion) return;
    this.#companion = Companion.join();
    this.#expected = now() + period;
    this.#pulse = setInterval(() => {
      this.#own.push({ at: now(), ms: now() - this.#expected });
      if (this.#own.length > remembered) this.#own.shift();
      this.#expected = now() + period;
    }, period).unref();
  }

  /**
   * What takes a right program `base` milliseconds on an idle machine may take it this long now, as
   * a known program finds that did a little of everything here in the last seconds.
   */
  slack(base = 1_000): number {
    return Math.round(base + rounds * this.#worstRound() + 2 * this.#worstPulse());
  }

  /**
   * The same for what a program does at one moment, where its own clock tells when: how late we are
   * does not matter.
   */
  ownSlack(base: number): number {
    return Math.round(base + roundsAtLast * this.#worstRound());
  }

  /** For how many milliseconds work may go on now that may take `ms` of them on an idle machine. */
  stretched(ms: number): number {
    return (ms * this.slack(aWhile)) / aWhile;
  }

  /**
   * Resolves when something that should be over in `limitMs` milliseconds from now is late beyond
   * doubt; `base` as in `slack`. Never once the measuring is over. It keeps nothing alive.
   */
  async overdue(limitMs: number, base?: number): Promise<void> {
    const begin = performance.now();
    for (;;) {
      const left = begin + limitMs + this.slack(base) - performance.now();
      if (left <= 0) return;
      const { signal } = this.#stopped;
      const isStopped = await setTimeout(Math.ceil(left), false, { ref: false, signal }).catch(
        () => true,
      );
      if (isStopped) return new Promise(() => {});
    }
  }

  /** How many rounds of the companion are known. */
  get rounds(): number {
    return this.#companion?.rounds.filter((end, at) => at % 2 === 0 && end > 0).length ?? 0;
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    clearInterval(this.#pulse);
    const companion = this.#companion;
    this.#companion = undefined;
    await companion?.leave();
  }

  #worstRound(): number {
    if (!this.#companion) return 0;
    const time = now();
    const { due, rounds } = this.#companion;
    let worst = due[0] ? time - due[0] : 0;
    for (let at = 0; at < rounds.length; at += 2) {
      const end = rounds[at] ?? 0;
      if (end > time - memory) worst = Math.max(worst, rounds[at + 1] ?? 0);
    }
    return Math.max(0, worst);
  }

  #worstPulse(): number {
    const time = now();
    const recent = this.#own.filter(({ at }) => at > time - memory);
    return Math.max(0, time - this.#expected, ...recent.map(({ ms }) => ms));
  }
}
