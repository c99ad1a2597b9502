import { randomInt } from 'node:crypto';
import { TcpListener } from '#sockets';
import type { Compiled } from '../run/compile.ts';
import type { Place } from '../wire/event.ts';
import type { Exit, OutputLine } from '../wire/recording.ts';
import { Lateness } from './lateness.ts';
import { type Awaited, Lookout } from './lookout.ts';
import { Meetings } from './meetings.ts';
import { withOrigin } from './origin.ts';
import type { Peer } from './peers/peer.ts';
import type { Program } from './program.ts';
import { Programs, type Start } from './programs.ts';
import type { Standby } from './standby.ts';
import {
  type JudgedEvent,
  type PeerName,
  type StepId,
  type StepResult,
  VerdictError,
} from './verdict.ts';
import { Waits } from './waits.ts';

export type TrialOptions = {
  /** The program to judge. It runs with the rights of whoever judges it. */
  file: URL;
  /** What to run instead of it. */
  compiled?: Compiled | null;
  /** Milliseconds for which whatever the check waits for may stand still; default 10,000. */
  timeLimit?: number;
  /** From 0 to 2³¹ − 1: the same seed plays the same conversations; default: a new one. */
  seed?: number | undefined;
  /** Milliseconds for which a client that pauses is silent; default 3,000. */
  pauseMs?: number;
  /** Whether a conversation that breaks the program is made smaller; default: true. */
  shrinks?: boolean;
  /** Whether no more conversations are drawn than on a busy machine; default: false. */
  drawsFew?: boolean;
  /** Processes that have already been started for the file. */
  standby?: Standby | undefined;
  /** Ends the check with the verdict `cancelled`. */
  signal?: AbortSignal | undefined;
  /** Called with each step when it is over. */
  onStep?: ((step: StepResult) => void) | undefined;
  /** Called when a conversation has been found that breaks the program, and is made smaller. */
  onFound?: (() => void) | undefined;
  /** Called each second while the check waits and nothing moves, and with null when something does. */
  onWaiting?: ((awaited: Awaited | null) => void) | undefined;
  /** Called with each line that the program prints. */
  onOutput?: ((line: OutputLine) => void) | undefined;
};

/**
 * One check of one program file: starts it, brings peers, goes through steps. Whatever a peer waits
 * for ends with a verdict: by the answer, by the program's death, or when the time is up.
 */
export class Trial {
  readonly steps: StepResult[] = [];
  readonly #options: TrialOptions;
  /** Epoch milliseconds from which the times of events are counted. */
  readonly startedAt = Date.now();
  readonly timeLimit: number;
  readonly seed: number;
  readonly pauseMs: number;
  readonly shrinks: boolean;
  readonly drawsFew: boolean;
  readonly #endings: (() => unknown)[] = [];
  readonly #lateness = new Lateness();
  readonly #programs: Programs;
  readonly #waits: Waits;
  readonly #meetings: Meetings;
  /** Rejects with the verdict when the time is up, or when the check is canceled. */
  readonly over: Promise<never>;
  #ended = false;

  constructor(options: TrialOptions) {
    const { file, compiled, standby, signal, onOutput, onWaiting } = options;
    const { timeLimit = 10_000, pauseMs = 3_000, shrinks = true, drawsFew = false } = options;
    this.#options = options;
    this.timeLimit = timeLimit;
    this.seed = options.seed ?? randomInt(2 ** 31);
    this.pauseMs = pauseMs;
    this.shrinks = shrinks;
    this.drawsFew = drawsFew;
    const slack = (ms: number): number => this.slack(ms);
    const atEnd = (ending: () => unknown): void => this.atEnd(ending);
    this.#programs = new Programs({
      ...{ file, compiled, standby, timeLimit, slack, startedAt: this.startedAt, atEnd, onOutput },
      onReady: () => {
        if (this.#ended) return;
        this.#waits.begin();
        this.#lateness.start();
      },
      onEvent: ({ kind, remote }) => {
        if (kind !== 'error' && kind !== 'close') this.#waits.move(remote?.port);
      },
    });
    this.#waits = new Waits({ timeLimit, slack, programs: this.#programs });
    this.over = this.#waits.over;
    if (onWaiting) {
      const lookout = new Lookout(() => this.#waits.standing(), onWaiting);
      this.atEnd(() => lookout.stop());
    }
    this.#meetings = new Meetings(this.#programs, this.#waits, atEnd);
    this.atEnd(() => this.#lateness.stop());
    const cancel = (): void => this.#waits.stop(new VerdictError('cancelled'));
    signal?.addEventListener('abort', cancel);
    this.atEnd(() => signal?.removeEventListener('abort', cancel));
    if (signal?.aborted) cancel();
  }

  /** What the programs did on the wire. */
  get events(): JudgedEvent[] {
    return this.#programs.events;
  }

  /**
   * Milliseconds that a right program may take now for what takes it at most `base` milliseconds on
   * an idle machine. It is measured, in the last seconds and on this machine: a limit of the
   * program's own with this added is a limit that load cannot break.
   */
  slack(base?: number): number {
    return this.#lateness.slack(base);
  }

  /** The same for what a program's own clock says about one moment. */
  ownSlack(base: number): number {
    return this.#lateness.ownSlack(base);
  }

  /** For how many milliseconds work of our own may go on now that may take `ms` on an idle machine. */
  stretched(ms: number): number {
    return this.#lateness.stretched(ms);
  }

  /**
   * Resolves when something that should be over in `limitMs` milliseconds from now is late beyond
   * doubt; `base` as in `slack`. It keeps nothing alive.
   */
  overdue(limitMs: number, base?: number): Promise<void> {
    return this.#lateness.overdue(limitMs, base);
  }

  /** What `work` resolves with, or null if that is overdue. */
  inTime<T>(work: Promise<T>, limitMs: number, base?: number): Promise<T | null> {
    return Promise.race([work, this.overdue(limitMs, base).then(() => null)]);
  }

  /** A conversation breaks the program, and a smaller one is looked for: that takes a while. */
  found(): void {
    if (!this.#ended) this.#options.onFound?.();
  }

  /** Goes through one step; what it throws is the check's verdict. */
  async step(id: StepId, body: () => Promise<unknown>): Promise<void> {
    try {
      await body();
      // It may have started listening elsewhere since it was asked.
      this.#programs.expectLoopback();
    } catch (error) {
      // A program that cannot be read has not come to any step.
      const isRead = !(error instanceof VerdictError && error.verdict.id === 'syntax-error');
      if (isRead) this.#over({ id, ok: false });
      throw error;
    }
    this.#over({ id, ok: true });
  }

  #over(step: StepResult): void {
    // Scenarios alongside the one with the verdict may end after it.
    if (this.#ended) return;
    this.steps.push(step);
    this.#options.onStep?.(step);
  }

  /**
   * A peer of ours at that port, which all programs that are started from here on can find: `env` tells
   * them where it is.
   */
  surround(env: Record<string, string>, port: number, name: PeerName): void {
    this.#programs.surround(env, port, name);
  }

  /**
   * Starts the learner's program as a server, on any free port of loopback unless told otherwise.
   */
  startServer(env: Record<string, string | undefined> = {}): Program {
    return this.#start({ env, mayEnd: false });
  }

  /**
   * Starts the learner's program as a client: it may end, and the check judges how. If `fresh`, in a
   * process that has not waited for it.
   */
  startClient(env: Record<string, string | undefined>, { fresh = false } = {}): Program {
    return this.#start({ env, mayEnd: true, fresh });
  }

  #start(start: Start): Program {
    // A scenario that runs alongside the one with the verdict must not start anything anymore.
    if (this.#ended) throw new VerdictError('cancelled');
    this.#waits.begin();
    return this.#programs.start(start);
  }

  /**
   * Waits until the program listens, on loopback alone and where HOST says, and says where; with an
   * address, until it listens there, on whatever port.
   */
  listening(program = this.#programs.current, address?: string): Promise<Place> {
    return this.#meetings.listening(program, address);
  }

  /** A new client of the program that listens there, connected. */
  async connect(name: PeerName, place?: Place): Promise<Peer> {
    return this.#meetings.connect(name, place ?? (await this.listening()));
  }

  /** A listener of ours for the program to connect to. */
  async listener(host = '127.0.0.1'): Promise<TcpListener> {
    return this.owns(await TcpListener.start({ host, port: 0 }));
  }

  /** The listener is closed with the trial, and so is all that it has accepted. */
  owns(listener: TcpListener): TcpListener {
    return this.#meetings.owns(listener);
  }

  /** The next connection to a listener of ours, from whichever program it is. */
  accept(name: PeerName, listener: Pick<TcpListener, 'accept'>): Promise<Peer> {
    return this.#meetings.accept(name, listener);
  }

  /** How a program ends that has to; a verdict if it takes too long. */
  ended(peer: PeerName, program: Program): Promise<Exit> {
    return this.#waits.race({ peer, program, what: 'end' }, [program.exited]);
  }

  /** The same verdict with the call in the program that it comes from, if that can still be told. */
  withOrigin(failure: VerdictError): Promise<VerdictError> {
    return withOrigin(failure, this.#programs);
  }

  /** The verdict if the time were up now. */
  late(): VerdictError {
    return this.#waits.late();
  }

  /** Resolves as `work` does; or rejects with the verdict, when time is up or a server has died. */
  wait<T>(peer: PeerName, work: Promise<T>): Promise<T> {
    return this.#waits.talk(this.#programs.last, peer, work);
  }

  /** From here on, a process waits for the next start: the program will be started again and again. */
  readyAhead(): Promise<void> {
    return this.#programs.readyAhead();
  }

  /** The time limit counts from here on: the check has come a step further. */
  goesOn(): void {
    if (this.#ended) return;
    this.#waits.begin();
    this.#programs.goOn();
  }

  /** Runs when the trial is over, whatever its outcome. */
  atEnd(ending: () => unknown): void {
    if (this.#ended) ending();
    else this.#endings.push(ending);
  }

  /** Ends the programs and every connection. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#waits.stop(new VerdictError('cancelled'));
    const killed = this.#programs.kill();
    const endings = this.#endings.map(async (ending) => ending());
    // Ends all of them, even if one fails.
    const results = await Promise.allSettled([...endings, ...killed]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }
}
