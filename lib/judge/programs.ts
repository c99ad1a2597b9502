import { type Place, placeText } from '../wire/event.ts';
import { Program, type ProgramOptions } from './program.ts';
import type { Standby } from './standby.ts';
import { type JudgedEvent, type PeerName, VerdictError } from './verdict.ts';

/** What all runs in one check have in common. */
export type RunOptions = Omit<ProgramOptions, 'name' | 'waiting' | 'env' | 'mayEnd'> & {
  standby: Standby | undefined;
  atEnd: (ending: () => unknown) => void;
};

/** What one of them needs: if `fresh`, a process that has not waited for it. */
export type Start = Pick<ProgramOptions, 'env' | 'mayEnd'> & { fresh?: boolean };

/** The runs of the learner's program in one check, the oldest first. */
export class Programs {
  readonly #all: Program[] = [];
  readonly #options: RunOptions;
  /** What all that are started from here on find around them. */
  readonly #around: { env: Record<string, string>; names: Map<number, PeerName> } = {
    env: {},
    names: new Map(),
  };
  #standby: Standby | undefined;

  constructor(options: RunOptions) {
    this.#options = options;
    this.#standby = options.standby;
  }

  /** One more, at any free port of 127.0.0.1 unless told otherwise. */
  start({ env, mayEnd, fresh = false }: Start): Program {
    const number = this.#all.length + 1;
    const program = new Program({
      ...this.#options,
      // Names tell apart what several runs did.
      name: number === 1 ? 'program' : `program-${number}`,
      waiting: fresh ? undefined : this.#standby?.take(),
      env: { HOST: '127.0.0.1', PORT: '0', ...this.#around.env, ...env },
      mayEnd,
    });
    for (const [port, peer] of this.#around.names) program.name(port, peer);
    this.#all.push(program);
    return program;
  }

  /** Those that are started from here on have these variables as well, and find that peer at that port. */
  surround(env: Record<string, string>, port: number, name: PeerName): void {
    Object.assign(this.#around.env, env);
    this.#around.names.set(port, name);
  }

  /** From here on, a process waits for the next start. */
  async readyAhead(): Promise<void> {
    if (!this.#standby) {
      const { Standby } = await import('./standby.ts');
      const standby = new Standby(this.#options.file, this.#options.compiled);
      standby.take();
      this.#options.atEnd(() => standby.close());
      this.#standby = standby;
    }
    this.#standby.refill();
  }

  /** What all of them did on the wire. */
  get events(): JudgedEvent[] {
    return this.#all.flatMap(({ events }) => events);
  }

  /** The last that has not been stopped; of those that all have been, the last. */
  get last(): Program | undefined {
    return this.#all.findLast(({ stopped }) => !stopped) ?? this.#all.at(-1);
  }

  /** The time limits of those that run count from here on. */
  goOn(): void {
    for (const program of this.#all) if (!program.stopped) program.goesOn();
  }

  /** The one with that name in events. */
  named(run: string | undefined): Program | undefined {
    return this.#all.find((program) => program.run === run);
  }

  /** The same, for checks that have started one. */
  get current(): Program {
    if (!this.last) throw new Error('start the program first');
    return this.last;
  }

  /** The one that listens there. */
  at({ address, port }: Place): Program {
    const listens = (place: Place) => place.address === address && place.port === port;
    return this.#all.find(({ listening }) => listening.some(listens)) ?? this.current;
  }

  /** The one that has a connection with that port. */
  meeting(port: number): Program {
    return this.#all.find((program) => program.met(port)) ?? this.current;
  }

  /** Gives the peer with that port its name, whichever of them it meets. */
  name(port: number, name: PeerName): void {
    for (const program of this.#all) program.name(port, name);
  }

  /** Which of them has connected to us becomes known a moment after it has. */
  first(ask: (program: Program) => Promise<void>): Promise<void> {
    return Promise.race(this.#all.map(ask));
  }

  /** Throws the verdict when one of them listens where others than this machine can come. */
  expectLoopback(): void {
    for (const { listening, run, mayEnd, events } of this.#all) {
      // A UDP client may bind its socket anywhere, and only then does it hear answers.
      if (mayEnd && events.some(({ kind }) => kind === 'bound')) continue;
      const place = listening.find(({ address }) => !isLoopback(address));
      if (!place) continue;
      throw new VerdictError('listens-everywhere', { place: placeText(place) }, { program: run });
    }
  }

  /** Ends them all; resolves for each when it has ended. */
  kill(): Promise<unknown>[] {
    return this.#all.map((program) => program.kill());
  }
}

export function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}
