import { Child, type Exit, type OutputLine } from './child.ts';
import { syntaxFault } from './syntax-error.ts';
import { Failure, type JudgedEvent, type PeerName } from './verdict.ts';
import type { Place, WireEvent } from './wire.ts';

/** Milliseconds in which a program that broke a connection may turn out to have ended. */
const deathGrace = 500;
/** Milliseconds to wait for what only a reading program reports. */
const seenPatience = 250;

export type ProgramOptions = {
  file: URL;
  /** With undefined, the program has no such variable. */
  env: Record<string, string | undefined>;
  /** Whether it is a client, whose end is no failure in itself. */
  mayEnd: boolean;
  /** Milliseconds until it is ended. */
  timeLimit: number;
  startedAt: number;
  onEvent: (event: JudgedEvent) => void;
  onOutput?: ((line: OutputLine) => void) | undefined;
};

/** The learner's program while it is judged: what it did on the wire, and whether it lives. */
export class Program {
  readonly events: JudgedEvent[] = [];
  readonly output: OutputLine[] = [];
  readonly exited: Promise<Exit>;
  readonly mayEnd: boolean;
  readonly #child: Child;
  readonly #peers = new Map<number, PeerName>();
  #waiters = new Set<() => void>();
  readonly #seconds: number;
  #stopping = false;

  constructor({ file, env, mayEnd, timeLimit, startedAt, onEvent, onOutput }: ProgramOptions) {
    this.mayEnd = mayEnd;
    this.#seconds = timeLimit / 1000;
    this.#child = new Child({
      program: 'program',
      file,
      env,
      startedAt,
      timeLimit,
      heapLimit: 256,
      onOutput: (line) => {
        this.output.push(line);
        onOutput?.(line);
      },
      onWire: (event) => {
        const judged = { ...event, peer: this.#peerOf(event) };
        this.events.push(judged);
        onEvent(judged);
        for (const check of [...this.#waiters]) check();
      },
    });
    this.exited = this.#child.exited;
  }

  /** Says who is at the other end of the program's connections with that port. */
  name(port: number, peer: PeerName): void {
    this.#peers.set(port, peer);
    for (const event of this.events) event.peer = this.#peerOf(event);
  }

  /** Ctrl-C. From here on its end is expected. */
  stop(): Promise<Exit> {
    this.#stopping = true;
    return this.#child.stop();
  }

  kill(): Promise<Exit> {
    this.#stopping = true;
    return this.#child.kill();
  }

  /** Rejects with the verdict when the program ends before it was asked to. */
  async died(peer: PeerName | undefined): Promise<never> {
    const exit = await this.exited;
    if (this.#stopping) return new Promise(() => {});
    throw this.#deathOf(exit, peer);
  }

  /**
   * After a broken connection: whether the program has ended, which would be the real reason. For a
   * client, whose end is none, whether it has crashed.
   */
  async orDied(failure: Failure, peer: PeerName | undefined): Promise<Failure> {
    let timer: NodeJS.Timeout | undefined;
    const alive = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, deathGrace, null);
    });
    const exit = await Promise.race([this.exited, alive]);
    clearTimeout(timer);
    if (!exit || this.#stopping || (this.mayEnd && !this.#fell(exit))) return failure;
    return this.#deathOf(exit, peer);
  }

  /** The verdict on a program that ended by itself, too soon or badly. */
  #deathOf({ code, signal, cause }: Exit, peer: PeerName | undefined): Failure {
    const printed = this.output.filter(({ stream }) => stream === 'err').map(({ text }) => text);
    if (cause === 'output') return new Failure('prints-without-end');
    if (cause === 'time')
      return new Failure('no-answer-in-time', { peer: peer ?? 'nobody', seconds: this.#seconds });
    const syntax = syntaxFault(printed);
    if (syntax) {
      const { line, column, message } = syntax;
      return new Failure('syntax-error', { line, column, message });
    }
    if (printed.some((text) => text.includes('heap out of memory'))) {
      return new Failure('out-of-memory');
    }
    const how = { code: signal ?? code ?? 0, error: this.#error(printed) };
    if (this.crashed) {
      // Whoever was heard last is the likeliest reason, before whom the check waits for by now.
      const met = peer && (this.events.at(-1)?.peer ?? peer);
      return met
        ? new Failure('crashed-with-peer', { peer: met, ...how })
        : new Failure('crashed', how);
    }
    return peer ? new Failure('ended-with-peer', { peer, ...how }) : new Failure('ended', how);
  }

  /** Whether it was ended by an error or a limit, and not as its code says. */
  #fell({ code, cause }: Exit): boolean {
    return this.crashed || code === null || cause !== 'itself';
  }

  /** Whether an error that nobody caught ended it: Node then prints its version last. */
  get crashed(): boolean {
    return this.output.some(({ stream, text }) => stream === 'err' && /^Node\.js v\d/.test(text));
  }

  /** The line that names the error, among those that Node prints of it. */
  #error(printed: readonly string[]): string {
    return printed.find((text) => /^(\w*Error\b|Uncaught)/.test(text)) ?? printed.at(-1) ?? '';
  }

  /** Resolves with the first event that fits, past or to come. */
  event(fits: (event: JudgedEvent) => boolean): Promise<JudgedEvent> {
    return new Promise((resolve) => {
      const check = (): void => {
        const found = this.events.find(fits);
        if (!found) return;
        this.#waiters.delete(check);
        resolve(found);
      };
      this.#waiters.add(check);
      check();
    });
  }

  /** Whether it has or had a connection with that port. */
  met(port: number): boolean {
    return this.events.some(({ connection, remote }) => connection > 0 && remote?.port === port);
  }

  /** The places where it listens, in the order in which it began to. */
  get listening(): Place[] {
    return this.events.flatMap(({ kind, local }) => (kind === 'listening' && local ? [local] : []));
  }

  /**
   * Resolves once the program has read `bytes` from the peer with that port; or has closed; or does
   * not read, which nothing tells: then after a quarter of a second.
   */
  async seen(port: number, bytes: number): Promise<void> {
    const enough = () => {
      const own = this.events.filter(({ remote }) => remote?.port === port);
      const read = own.reduce(
        (sum, event) => sum + (event.direction === 'in' ? event.bytes : 0),
        0,
      );
      return read >= bytes || own.some(({ kind }) => kind === 'close') || undefined;
    };
    await this.#patiently(enough);
  }

  /** Resolves once the program knows that this connection is over; as `seen` at the latest. */
  async noticed(port: number): Promise<void> {
    await this.#patiently(
      () => this.events.some((e) => e.remote?.port === port && e.kind === 'close') || undefined,
    );
  }

  async #patiently(find: () => true | undefined): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      const check = (): void => {
        if (find()) settle();
      };
      const settle = (): void => {
        this.#waiters.delete(check);
        resolve();
      };
      timer = setTimeout(settle, seenPatience);
      this.#waiters.add(check);
      check();
    });
    clearTimeout(timer);
  }

  #peerOf({ remote, connection }: WireEvent): PeerName | null {
    return connection > 0 && remote ? (this.#peers.get(remote.port) ?? null) : null;
  }
}
