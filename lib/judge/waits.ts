import type { Params } from '../base/i18n.ts';
import { placeText } from '../wire/event.ts';
import type { Awaited } from './lookout.ts';
import type { Program } from './program.ts';
import type { Programs } from './programs.ts';
import { type About, type PeerName, VerdictError } from './verdict.ts';

/** What a peer is waiting for, for a verdict when it has waited too long. */
export type Wanted = {
  /** The port at the program's other end of the connection. */
  port?: number;
  /** Whether it is waiting to get rid of what it sends. */
  sends?: boolean;
  /** Whether bytes do not bring it any closer to what it waits for: the program's FIN, or one line among many. */
  fin?: boolean;
  /** The key of the verdict's second sentence, and the params it needs. */
  what: () => Params;
};

/** The trial knows what a peer is waiting for, and how much time the check has left. */
export interface TrialAccess {
  /** Resolves as `work` does; or rejects with the verdict when time is up or the program has died. */
  wait<T>(peer: PeerName, work: Promise<T>, wanted?: Wanted): Promise<T>;
  /** Resolves once the program has read so many bytes from the peer with that port; `always` or not. */
  seen(port: number, bytes: number, always?: boolean): Promise<void>;
  /** Resolves once the program knows that the connection with that port is over. */
  noticed(port: number): Promise<void>;
  /** Resolves once the program has closed that connection itself, or has ended. */
  closed(port: number): Promise<void>;
  /** A broken connection's verdict, or that of the program's death that caused it. */
  orDied(failure: VerdictError, peer: PeerName): Promise<VerdictError>;
}

/** What a check waits for: a peer's conversation, a listener, or the program's end. */
export type Waiting = {
  peer: PeerName;
  program: Program | undefined;
  what: 'talk' | 'listen' | 'end';
  /** Where it should listen. */
  address?: string | undefined;
  wanted?: Wanted | undefined;
};

export type WaitsOptions = {
  /** Milliseconds for which anything that is waited for may stand still. */
  timeLimit: number;
  /** What a busy machine makes of a time: see `Trial.slack`. */
  slack: (ms: number) => number;
  programs: Pick<Programs, 'last' | 'named'>;
};

/** However much moves, a check is over after this many time limits. */
export const mostLimits = 6;

/**
 * What is being waited for, the oldest first, and how long nothing has moved there. A program that
 * makes progress is not late, however slow the machine is.
 */
export class Waits {
  /** Rejects with the verdict when the time is up. */
  readonly over: Promise<never>;
  readonly #options: WaitsOptions;
  /** Since when each stands still, unless bytes have moved on its connection. */
  readonly #since = new Map<Waiting, number>();
  /** The peer's port → when bytes moved on that connection. */
  readonly #moved = new Map<number, number>();
  #lastMove = performance.now();
  #begun = this.#lastMove;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #reject: (verdict: VerdictError) => void = () => {};

  constructor(options: WaitsOptions) {
    this.#options = options;
    this.over = new Promise((_, reject) => {
      this.#reject = reject;
    });
    this.over.catch(() => {});
    this.#look();
  }

  /** A program is started, or Node has: on a busy machine that takes seconds, which nobody owes. */
  begin(): void {
    this.#begun = performance.now();
  }

  /** Bytes have moved between the program and the peer with that port. */
  move(port: number | undefined): void {
    this.#lastMove = performance.now();
    if (port !== undefined) this.#moved.set(port, this.#lastMove);
  }

  /** Resolves or rejects as the first of the promises does. */
  async race<T>(waiting: Waiting, works: readonly Promise<T>[]): Promise<T> {
    this.#since.set(waiting, performance.now());
    // Those that lose may still reject.
    for (const work of works) work.catch(() => {});
    try {
      return await Promise.race([...works, this.over]);
    } finally {
      this.#since.delete(waiting);
      this.#lastMove = performance.now();
    }
  }

  /** The same for a peer's conversation, which the death of a server ends as well. */
  talk<T>(
    program: Program | undefined,
    peer: PeerName,
    work: Promise<T>,
    wanted?: Wanted,
  ): Promise<T> {
    const death = program?.mayEnd === false ? [program.died(peer)] : [];
    return this.race({ peer, program, what: 'talk', wanted }, [work, ...death]);
  }

  /** Nothing is waited for anymore; what still is ends with that verdict. */
  stop(verdict: VerdictError): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#reject(verdict);
  }

  /** What the check began to wait for last, and since when nothing has moved. */
  standing(): Awaited | null {
    const newest = this.#owed().at(-1);
    const { what, peer } = newest ?? {};
    if (!newest || !what || !peer || (what === 'talk' && peer === 'nobody')) return null;
    const since = Math.max(this.#lastMove, this.#since.get(newest) ?? 0);
    return { what, peer, since: new Date(Date.now() - (performance.now() - since)) };
  }

  /** The verdict if the time were up: about what has been waited for the longest. */
  late(): VerdictError {
    const seconds = this.#options.timeLimit / 1000;
    const { last } = this.#options.programs;
    const waits = this.#owed();
    const now = performance.now();
    const oldest = waits.find((waiting) => this.#dueAt(waiting) <= now) ?? waits[0];
    const { program = last, what = 'talk', peer = 'nobody', wanted } = oldest ?? {};
    const about: About = { program: program?.run, port: wanted?.port };
    if (what === 'end') return new VerdictError('did-not-end', { peer, seconds }, about);
    if (!oldest) return new VerdictError('stood-still', { seconds }, about);
    if (what !== 'listen' && (!program || program.mayEnd || program.listening.length > 0)) {
      return new VerdictError('no-answer-in-time', { peer, seconds, ...wanted?.what() }, about);
    }
    const refused = program?.events.find((e) => e.kind === 'error' && e.connection === 0);
    if (!refused && oldest?.address && program && program.listening.length > 0) {
      return new VerdictError('never-listened-on', { place: oldest.address, seconds }, about);
    }
    const unseen = refused ? null : program?.listensUnseen;
    if (unseen) return new VerdictError('listens-unseen', { place: placeText(unseen) }, about);
    if (!refused) return new VerdictError('never-listened', { seconds }, about);
    const { code, local } = refused;
    return new VerdictError('could-not-listen', { code, place: placeText(local) }, about);
  }

  /** Looks whether the time is up, and again when it may be. */
  #look(): void {
    const left = this.#due() - performance.now();
    if (left > 0) this.#timer = setTimeout(() => this.#look(), Math.ceil(left));
    else void this.#timeUp();
  }

  #due(): number {
    const waits = this.#owed().filter(({ wanted }) => !wanted?.sends);
    const first =
      waits.length > 0
        ? Math.min(...waits.map((waiting) => this.#dueAt(waiting)))
        : this.#limitFrom(this.#lastMove);
    return Math.min(first, this.#begun + mostLimits * this.#options.timeLimit);
  }

  async #timeUp(): Promise<void> {
    const late = this.late();
    const program = this.#options.programs.named(late.about.program);
    const verdict = (await program?.orAsleep(late)) ?? late;
    // News of what it has done may have been on its way: then it is not late.
    if (!this.#stopped && this.#due() > performance.now()) this.#look();
    else this.stop(verdict);
  }

  /**
   * What the program has not done yet, the oldest first; what only waits to get rid of bytes comes
   * last: a program may leave a peer that floods it waiting.
   */
  #owed(): Waiting[] {
    const waits = [...this.#since.keys()].filter((waiting) => !isKnown(waiting));
    const sends = ({ wanted }: Waiting): boolean => wanted?.sends === true;
    return [...waits.filter((one) => !sends(one)), ...waits.filter(sends)];
  }

  #dueAt(waiting: Waiting): number {
    const { port, fin } = waiting.wanted ?? {};
    const moved = (port !== undefined && !fin && this.#moved.get(port)) || 0;
    return this.#limitFrom(Math.max(this.#since.get(waiting) ?? 0, moved));
  }

  #limitFrom(moment: number): number {
    const { timeLimit, slack } = this.#options;
    return Math.max(moment, this.#begun) + slack(timeLimit);
  }
}

/** A place that is already known needs no waiting. */
function isKnown({ what, address, program }: Waiting): boolean {
  return what === 'listen' && !address && (program?.listening.length ?? 0) > 0;
}
