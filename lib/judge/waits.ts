import type { Params } from '../base/i18n.ts';
import { placeText } from '../wire/event.ts';
import type { Program } from './program.ts';
import { type About, type PeerName, VerdictError } from './verdict.ts';

/** What a peer is waiting for, for a verdict when it has waited too long. */
export type Wanted = {
  /** The port at the program's other end of the connection. */
  port?: number;
  /** Whether it is waiting to get rid of what it sends. */
  sends?: boolean;
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

/** What is being waited for, the oldest first: when the time is up, the verdict is about that. */
export class Waits {
  readonly #waits = new Set<Waiting>();
  readonly #seconds: number;

  constructor(timeLimit: number) {
    this.#seconds = timeLimit / 1000;
  }

  /** Resolves or rejects as the first of the promises does. */
  async race<T>(waiting: Waiting, works: readonly Promise<T>[]): Promise<T> {
    this.#waits.add(waiting);
    // Those that lose may still reject.
    for (const work of works) work.catch(() => {});
    try {
      return await Promise.race(works);
    } finally {
      this.#waits.delete(waiting);
    }
  }

  /** The verdict when the time is up: about what has been waited for the longest. */
  late(last: Program | undefined): VerdictError {
    const seconds = this.#seconds;
    const waits = [...this.#waits].filter((waiting) => !isKnown(waiting));
    // A peer that floods may wait legitimately; blame another wait first.
    const oldest = waits.find(({ wanted }) => !wanted?.sends) ?? waits[0];
    const { program = last, what = 'talk', peer = 'nobody', wanted } = oldest ?? {};
    const about: About = { program: program?.run, port: wanted?.port };
    if (what === 'end') return new VerdictError('did-not-end', { peer, seconds }, about);
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
}

/** A place that is already known needs no waiting. */
function isKnown({ what, address, program }: Waiting): boolean {
  return what === 'listen' && !address && (program?.listening.length ?? 0) > 0;
}
