import type { ChildProcess } from 'node:child_process';
import { Child } from '../run/child.ts';
import type { Compiled } from '../run/compile.ts';
import type { Kept } from '../run/preload-kept.ts';
import type { Origins } from '../run/preload-origins.ts';
import type { Place } from '../wire/event.ts';
import type { Exit, OutputLine } from '../wire/recording.ts';
import { deathOf, whyEnded } from './death.ts';
import { judgedLimits, mebibyte } from './limits.ts';
import { Observed } from './observed.ts';
import { crashError } from './stderr.ts';
import { type JudgedEvent, type PeerName, VerdictError } from './verdict.ts';
import { mostLimits } from './waits.ts';

/** Milliseconds in which a program that broke a connection turns out to have ended, unless the machine is busy. */
const deathGrace = 500;
/** Milliseconds in which an event loop that turns says so, unless the machine is busy. */
const wakeLimit = 1_000;
/** Lines kept of what it prints to stderr: the last ones say how it ended. */
const keptLines = 2_000;

export type ProgramOptions = {
  /** The name in events and output. */
  name: string;
  file: URL;
  compiled: Compiled | null | undefined;
  /** A process of it that waits. */
  waiting: ChildProcess | undefined;
  /** If undefined, the program has no such variable. */
  env: Record<string, string | undefined>;
  /** Whether it is a client, for which ending is not a failure in itself. */
  mayEnd: boolean;
  /** Milliseconds for which it may stand still; after several of them it is ended. */
  timeLimit: number;
  /** What a busy machine makes of a time: see `Trial.slack`. */
  slack: (ms: number) => number;
  startedAt: number;
  /** Called when Node has started: on a busy machine, that takes seconds. */
  onReady: () => void;
  onEvent: (event: JudgedEvent) => void;
  onOutput?: ((line: OutputLine) => void) | undefined;
};

/** The learner's program while it is judged: what it did on the wire, and whether it lives. */
export class Program extends Observed {
  readonly exited: Promise<Exit>;
  readonly file: URL;
  /** Its name in events and output. */
  readonly run: string;
  /** Where it was told to listen or to connect. */
  readonly host: string;
  readonly mayEnd: boolean;
  /** Resolves when Node has started and its own code begins. */
  readonly ready: Promise<void>;
  /** When its process was started, when its own code began, and when it ended, as in events. */
  readonly startedAt: number;
  readyAt = Number.NaN;
  endedAt = Number.NaN;
  /** When it ended by itself, by its own clock; undefined if something else ended it. */
  overAt: number | undefined;
  readonly #child: Child;
  readonly #seconds: number;
  readonly #slack: (ms: number) => number;
  /** The peer's port → the most that waited unsent for it, where that was over a mebibyte. */
  readonly #piles = new Map<number, number>();
  /** The last lines that it printed to stderr. */
  readonly #errors: string[] = [];
  #stopping = false;

  constructor(options: ProgramOptions) {
    const { name, file, compiled, waiting, env, mayEnd, timeLimit, slack, startedAt } = options;
    const { onReady, onEvent, onOutput } = options;
    super();
    this.run = name;
    this.file = file;
    this.host = env.HOST ?? '';
    this.mayEnd = mayEnd;
    this.#slack = slack;
    this.#seconds = timeLimit / 1000;
    const now = (): number => Date.now() - startedAt;
    this.startedAt = now();
    let begins = (): void => {};
    this.ready = new Promise((resolve) => {
      begins = resolve;
    });
    this.#child = new Child({
      program: name,
      file,
      compiled,
      env,
      startedAt,
      // The trial's own limit comes first: it knows what was being waited for.
      timeLimit: mostLimits * timeLimit + 2 * wakeLimit,
      ...judgedLimits,
      waiting,
      onReady: () => {
        this.readyAt = now();
        begins();
        onReady();
      },
      onPile: ({ port, bytes }) => {
        if (bytes > (this.#piles.get(port) ?? 0)) this.#piles.set(port, bytes);
      },
      onOutput: (line) => {
        if (line.stream === 'err') this.#errors.push(line.text);
        if (this.#errors.length > keptLines) this.#errors.splice(0, keptLines / 2);
        onOutput?.(line);
      },
      onWire: (event) => onEvent(this.observe(event)),
      onLost: () => this.lose(),
      onOver: (t) => {
        this.overAt = t;
      },
    });
    this.exited = this.#child.exited.then((exit) => {
      this.endedAt = now();
      return exit;
    });
  }

  /**
   * Ctrl-C. From here on, it is expected to end; it is killed if it has not ended after `graceMs`.
   */
  stop(graceMs?: number): Promise<Exit> {
    this.#stopping = true;
    return this.#child.stop(graceMs);
  }

  /** Whether it was told to end. */
  get stopped(): boolean {
    return this.#stopping;
  }

  /** Throws the verdict when more than a mebibyte has waited unsent in one of its sockets. */
  expectNoPile(): void {
    for (const [port, bytes] of this.#piles) {
      const peer = this.nameOf(port) ?? (this.mayEnd ? 'server' : 'client');
      const mebibytes = Math.ceil(bytes / mebibyte);
      const about = { program: this.run, port };
      throw new VerdictError('ignores-backpressure', { peer, mebibytes }, about);
    }
  }

  /** The verdict, with the reason if the event loop is blocked. */
  async orAsleep({ verdict, about }: VerdictError): Promise<VerdictError> {
    if (await this.#child.isAwake(this.#slack(wakeLimit))) {
      return new VerdictError(verdict.id, verdict.params, about);
    }
    // Its own event loop is why nobody has heard of that listener.
    if (verdict.id === 'listens-unseen') {
      const params = { ...verdict.params, seconds: this.#seconds, told: 'listens-asleep' };
      return new VerdictError('never-listened', params, about);
    }
    return new VerdictError(verdict.id, { ...verdict.params, more: 'asleep' }, about);
  }

  /** Its time limit counts from here on. */
  goesOn(): void {
    this.#child.goesOn();
  }

  /** Whether its event loop turns; false when it has not for five seconds. */
  isAwake(): Promise<boolean> {
    return this.#child.isAwake(5 * wakeLimit);
  }

  /** What it keeps of connections that are over; null if it does not say. */
  kept(): Promise<Kept | null> {
    return this.#child.kept(5 * wakeLimit);
  }

  /**
   * Who wrote to the connection with that port, ended it, and set up its server; null if it does not
   * say.
   */
  origins(port: number): Promise<Origins | null> {
    return this.#child.origins(port, this.#slack(wakeLimit));
  }

  kill(): Promise<Exit> {
    this.#stopping = true;
    return this.#child.kill();
  }

  /** Where one of its processes listens, recorded or not; null where the system does not tell. */
  get listensUnseen(): Place | null {
    return this.#child.listening;
  }

  /** Rejects with the verdict when the program ends before it was asked to. */
  async died(peer: PeerName | undefined): Promise<never> {
    const exit = await this.exited;
    if (this.#stopping) return new Promise(() => {});
    throw this.#death(exit, peer);
  }

  /**
   * After a broken connection: whether the program has ended, which would be the real reason. For a
   * client, whose end is not one, whether it has crashed.
   */
  async orDied(failure: VerdictError, peer: PeerName | undefined): Promise<VerdictError> {
    let timer: NodeJS.Timeout | undefined;
    const alive = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, this.#slack(deathGrace), null);
    });
    const exit = await Promise.race([this.exited, alive]);
    clearTimeout(timer);
    if (!exit) return failure;
    if (this.mayEnd && !this.#fell(exit)) {
      const { verdict, about } = failure;
      const params = { ...verdict.params, ...whyEnded(exit.code) };
      return new VerdictError(verdict.id, params, about);
    }
    // A program that was asked to end may do so, but must not crash.
    if (this.#stopping && !this.crashed) return failure;
    return this.#death(exit, peer);
  }

  /** Resolves once it has closed its connection with that port, or has ended. */
  async closed(port: number): Promise<void> {
    const close = this.event(({ kind, remote }) => kind === 'close' && remote?.port === port);
    // Another program may have it.
    const end = this.exited.then(() => this.met(port) || new Promise<never>(() => {}));
    await Promise.race([close, end]);
  }

  #death(exit: Exit, peer: PeerName | undefined): VerdictError {
    const { run, events } = this;
    return deathOf({ run, events, printed: this.#errors, seconds: this.#seconds }, exit, peer);
  }

  /** Whether an error or a limit ended it, whatever its code says. */
  #fell({ code, cause }: Exit): boolean {
    return this.crashed || code === null || cause !== 'itself';
  }

  /** Whether an error that nobody caught ended it. */
  get crashed(): boolean {
    return crashError(this.#errors) !== null;
  }
}
