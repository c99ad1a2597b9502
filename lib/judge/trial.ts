import { isIP } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { explain, IPEndPoint, TcpClient, TcpListener } from '#sockets';
import { UserError } from '../base/user-error.ts';
import { codeOf } from '../sockets/errors.ts';
import { type Place, placeText } from '../wire/event.ts';
import type { OutputLine } from '../wire/recording.ts';
import { Lateness } from './lateness.ts';
import { Peer } from './peers/peer.ts';
import type { Program } from './program.ts';
import { isLoopback, Programs } from './programs.ts';
import type { Standby } from './standby.ts';
import {
  type JudgedEvent,
  type PeerName,
  type StepId,
  type StepResult,
  VerdictError,
} from './verdict.ts';
import { type TrialAccess, type Waiting, Waits, type Wanted } from './waits.ts';

export type TrialOptions = {
  file: URL;
  /** Milliseconds for which whatever is waited for may stand still. */
  timeLimit: number;
  /** What is drawn in it comes from this number. */
  seed: number;
  /** Milliseconds for which a client that pauses is silent. */
  pauseMs: number;
  standby?: Standby | undefined;
  signal?: AbortSignal | undefined;
  onStep?: ((step: StepResult) => void) | undefined;
  onFound?: (() => void) | undefined;
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
  readonly seed: number;
  readonly pauseMs: number;
  readonly #programs = new Programs();
  readonly #endings: (() => unknown)[] = [];
  readonly #lateness = new Lateness();
  readonly #waits: Waits;
  #standby: Standby | undefined;
  /** Rejects with the verdict when the time is up, or when the check is canceled. */
  readonly over: Promise<never>;
  #ended = false;

  constructor(options: TrialOptions) {
    this.#options = options;
    const { timeLimit, signal, seed, pauseMs } = options;
    this.seed = seed;
    this.pauseMs = pauseMs;
    this.#standby = options.standby;
    const slack = (ms: number): number => this.slack(ms);
    this.#waits = new Waits({ timeLimit, slack, programs: this.#programs });
    this.over = this.#waits.over;
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
  slack(base = 1_000): number {
    return this.#lateness.slack(base);
  }

  /**
   * Resolves when something that should be over in `limitMs` milliseconds from now is late beyond
   * doubt; `base` as in `slack`. It keeps nothing alive.
   */
  async overdue(limitMs: number, base?: number): Promise<void> {
    const begin = performance.now();
    for (;;) {
      const left = begin + limitMs + this.slack(base) - performance.now();
      if (left <= 0) return;
      await sleep(Math.ceil(left), undefined, { ref: false });
    }
  }

  /** A conversation breaks the program, and a smaller one is looked for: that takes a while. */
  found(): void {
    if (!this.#ended) this.#options.onFound?.();
  }

  /** Goes through one step; what it throws is the check's verdict. */
  async step(id: StepId, body: () => Promise<unknown>): Promise<void> {
    let ok = false;
    try {
      await body();
      // It may have started listening elsewhere since it was asked.
      this.#programs.expectLoopback();
      ok = true;
    } finally {
      const result = { id, ok };
      // Scenarios alongside the one with the verdict may end after it.
      if (!this.#ended) {
        this.steps.push(result);
        this.#options.onStep?.(result);
      }
    }
  }

  /**
   * Starts the learner's program as a server, on any free port of loopback unless told otherwise.
   */
  startServer(env: Record<string, string | undefined> = {}): Program {
    return this.#start(env, false, this.#standby);
  }

  /**
   * Starts the learner's program as a client: it may end, and the check judges how. If `fresh`, in a
   * process that has not waited for it.
   */
  startClient(env: Record<string, string | undefined>, { fresh = false } = {}): Program {
    return this.#start(env, true, fresh ? undefined : this.#standby);
  }

  #start(
    env: Record<string, string | undefined>,
    mayEnd: boolean,
    standby: Standby | undefined,
  ): Program {
    // A scenario that runs alongside the one with the verdict must not start anything anymore.
    if (this.#ended) throw new VerdictError('cancelled');
    this.#waits.begin();
    const { file, timeLimit, onOutput } = this.#options;
    return this.#programs.start({
      file,
      standby,
      mayEnd,
      timeLimit,
      startedAt: this.startedAt,
      onOutput,
      env: { HOST: '127.0.0.1', PORT: '0', ...env },
      slack: (ms) => this.slack(ms),
      onReady: () => {
        if (this.#ended) return;
        this.#waits.begin();
        this.#lateness.start();
      },
      onEvent: ({ kind, remote }) => {
        if (kind !== 'error' && kind !== 'close') this.#waits.move(remote?.port);
      },
    });
  }

  /**
   * Waits until the program listens, on loopback alone and where HOST says, and says where; with an
   * address, until it listens there, on whatever port.
   */
  async listening(program = this.#programs.current, address?: string): Promise<Place> {
    const ready = program.listensAt(
      (place) => !address || place.address === address || !isLoopback(place.address),
    );
    const waiting: Waiting = { peer: 'nobody', program, what: 'listen', address };
    const place = await this.#race(waiting, ready, program.died(undefined));
    this.#programs.expectLoopback();
    const expected = address ?? program.host;
    if (isIP(expected) > 0 && place.address !== expected) {
      const params = { place: placeText(place), expected };
      throw new VerdictError('listens-elsewhere', params, { program: program.run });
    }
    return place;
  }

  /** A new client of the program that listens there, connected. */
  async connect(name: PeerName, place?: Place): Promise<Peer> {
    const at = place ?? (await this.listening());
    const { address, port } = at;
    const program = this.#programs.at(at);
    const access = this.#accessTo(() => program);
    const connecting = TcpClient.connect(new IPEndPoint(address, port));
    void connecting.then((late) => this.atEnd(() => late.abort())).catch(() => {});
    try {
      const client = await access.wait(name, connecting);
      program.name(client.localEndPoint.port, name);
      return new Peer(name, client, access);
    } catch (error) {
      if (error instanceof VerdictError) throw error;
      if (explain(error).id === 'unreachable') {
        throw new UserError('loopback-down', { address, code: codeOf(error) }, 1);
      }
      throw await program.orDied(new VerdictError('stopped-listening', { peer: name }), name);
    }
  }

  /** A listener of ours for the program to connect to; it is closed with the trial. */
  async listener(host = '127.0.0.1'): Promise<TcpListener> {
    const listener = await TcpListener.start({ host, port: 0 });
    this.atEnd(() => listener.stop());
    return listener;
  }

  /** The next connection to a listener of ours, from whichever program it is. */
  async accept(name: PeerName, listener: Pick<TcpListener, 'accept'>): Promise<Peer> {
    const came = listener.accept();
    const wanted: Wanted = { what: () => ({ more: 'connection' }) };
    const client = await this.#talk(this.#programs.last, name, came, wanted);
    if (client === null) throw new VerdictError('cancelled');
    this.atEnd(() => client.abort());
    // Seen from the program, the peer's port is the listener's.
    const { port } = client.localEndPoint;
    this.#programs.name(port, name);
    return new Peer(
      name,
      client,
      this.#accessTo(() => this.#programs.meeting(port)),
    );
  }

  /** How the program ended, for exercises in which it should; a crash is a verdict of its own. */
  async exit(peer: PeerName, program = this.#programs.current): Promise<number> {
    const code = await this.exitOrCrash(peer, program);
    if (!program.crashed) return code;
    throw await program.orDied(this.#late(), peer);
  }

  /** Its exit code, where the exercise leaves it open whether that comes from an uncaught error. */
  async exitOrCrash(peer: PeerName, program = this.#programs.current): Promise<number> {
    const { code, cause } = await this.#race({ peer, program, what: 'end' }, program.exited);
    // A program that was asked to end has its own code, unless it had to be killed.
    if (code !== null && (cause === 'itself' || cause === 'stopped')) return code;
    // With a connection it may still be in conversation.
    if (cause === 'time' && !program.connected) {
      const seconds = this.#options.timeLimit / 1000;
      throw new VerdictError('did-not-end', { peer, seconds }, { program: program.run });
    }
    throw await program.orDied(this.#late(), peer);
  }

  /** The program's exit code must be the one that the exercise documents for what happened. */
  async expectExit(
    peer: PeerName,
    expected: number | readonly number[],
    program = this.#programs.current,
  ): Promise<void> {
    const code = await this.exit(peer, program);
    const allowed = [expected].flat();
    if (allowed.includes(code)) return;
    throw program.wrongExit(peer, code, allowed);
  }

  /** Resolves as `work` does; or rejects with the verdict, when time is up or a server has died. */
  wait<T>(peer: PeerName, work: Promise<T>): Promise<T> {
    return this.#talk(this.#programs.last, peer, work);
  }

  /** From here on, a process waits for the next start: the program will be started again and again. */
  async readyAhead(): Promise<void> {
    if (!this.#standby) {
      const { Standby } = await import('./standby.ts');
      this.#standby = new Standby(this.#options.file);
      this.#standby.take();
      const standby = this.#standby;
      this.atEnd(() => standby.close());
    }
    this.#standby.refill();
  }

  /** The time limit counts from here on: the check has come a step further. */
  goesOn(): void {
    if (this.#ended) return;
    this.#waits.begin();
    this.#programs.last?.goesOn();
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

  /** What a peer of that program needs to know about it. */
  #accessTo(program: () => Program): TrialAccess {
    const programs = this.#programs;
    return {
      wait: (peer, work, wanted) => this.#talk(program(), peer, work, wanted),
      seen: (port, bytes, always) => programs.first((one) => one.seen(port, bytes, always)),
      noticed: (port) => programs.first((one) => one.noticed(port)),
      closed: (port) => programs.first((one) => one.closed(port)),
      orDied: (failure, peer) => program().orDied(failure, peer),
    };
  }

  #talk<T>(
    program: Program | undefined,
    peer: PeerName,
    work: Promise<T>,
    wanted?: Wanted,
  ): Promise<T> {
    const death = program?.mayEnd === false ? [program.died(peer)] : [];
    return this.#race({ peer, program, what: 'talk', wanted }, work, ...death);
  }

  #race<T>(waiting: Waiting, ...works: Promise<T>[]): Promise<T> {
    return this.#waits.race(waiting, works);
  }

  #late(): VerdictError {
    return this.#waits.late();
  }
}
