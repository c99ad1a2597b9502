import { once } from 'node:events';
import type { Server } from 'node:net';
import type { Place, WireEvent } from '../../wire/event.ts';
import { clockFrom } from './clock.ts';
import { Hand } from './hand.ts';
import { Programs } from './programs.ts';
import { dial, listen, placeOfServer, type Witness } from './sockets.ts';
import { type ThrownName, throwAt } from './thrown.ts';

/** How many connections a person holds by hand at a time, and how many throws go on. */
export const mostPeers = { hands: 8, throws: 4 } as const;

/** A peer's name in events: no program's name has the sign. */
export type PeerProgram = `@${'client' | 'server' | ThrownName}`;

/** What there is of peers now; what each has seen and done, the wire tells. */
export type PeersNow = {
  /** By the number that events give the connection; `over`: it has ended, and is still shown. */
  hands: { connection: number; maySend: boolean; reads: boolean; over: boolean }[];
  /** Those who are still there. */
  throws: { id: number; name: ThrownName }[];
  /** Where a person's own server listens. */
  server: Place | null;
};

export type PeersOptions = Pick<Witness, 'onWire'> & {
  /** When the run began, in epoch milliseconds. */
  startedAt: number;
  /** Told of what the wire does not tell: a peer has stopped reading, or a throw is over. */
  onChange: () => void;
  report: (error: unknown) => void;
};

type Thrown = { id: number; name: ThrownName; ends: AbortController; over: Promise<void> };

/** Peers that a person brings to a run's programs. They end with the run. */
export class Peers {
  readonly #options: PeersOptions;
  readonly #clock: () => number;
  readonly #programs = new Programs();
  #hands: Hand[] = [];
  #throws: Thrown[] = [];
  #thrown = 0;
  #server: Server | null = null;
  #ended = false;

  constructor(options: PeersOptions) {
    this.#options = options;
    this.#clock = clockFrom(options.startedAt);
  }

  /** What a program of the run sees or does. */
  take(event: WireEvent): void {
    this.#programs.take(event);
    const { kind, direction, local, remote } = event;
    if (kind !== 'reset' || direction !== 'out') return;
    this.#hands
      .find(({ ports }) => ports?.here === remote?.port && ports?.there === local?.port)
      ?.lose();
  }

  get now(): PeersNow {
    return {
      hands: this.#hands.map(({ connection, maySend, reads, over }) => {
        return { connection, maySend, reads, over };
      }),
      throws: this.#throws.map(({ id, name }) => ({ id, name })),
      server: this.#server && placeOfServer(this.#server),
    };
  }

  /** Whether a person may hold one more connection. */
  get hasRoom(): boolean {
    return !this.#ended && this.#hands.filter(({ over }) => !over).length < mostPeers.hands;
  }

  /** A client by hand, on its way to a program. Those that are over are forgotten. */
  connect(place: Place): void {
    if (!this.hasRoom) return;
    this.#hold(dial(place, this.#witness('@client')));
  }

  /** A server by hand, for the run's client; says where. */
  async listen(): Promise<Place | null> {
    const server = await listen(this.#witness('@server'), mostPeers.hands, (client) => {
      this.#hold(client);
    });
    if (this.#ended || this.#server) server.close();
    else this.#server = server;
    return this.now.server;
  }

  hand(connection: number): Hand | undefined {
    return this.#hands.find((hand) => hand.connection === connection);
  }

  /** Stops or goes on reading. */
  read(connection: number, reads: boolean): void {
    const hand = this.hand(connection);
    if (reads) hand?.resume();
    else hand?.pause();
    this.#options.onChange();
  }

  /** Throws one of the lab's peers, or a crowd, at a program that listens there. */
  throw(name: ThrownName, said: Buffer, place: Place): void {
    if (this.#ended || this.#throws.length >= mostPeers.throws) return;
    const ends = new AbortController();
    const witness = this.#witness(`@${name}`);
    this.#thrown += 1;
    const id = this.#thrown;
    const over = throwAt(name, said, {
      ...{ place, witness, programs: this.#programs, signal: ends.signal },
    })
      .catch(this.#options.report)
      .finally(() => {
        this.#throws = this.#throws.filter((one) => one.id !== id);
        this.#options.onChange();
      });
    this.#throws.push({ id, name, ends, over });
  }

  /** Whoever was thrown leaves, with a RST. */
  leave(id: number): void {
    this.#throws.find((one) => one.id === id)?.ends.abort();
  }

  /** Ends every connection, and frees the port. */
  async end(): Promise<void> {
    this.#ended = true;
    for (const hand of this.#hands) hand.reset();
    const all = this.#throws.map(({ ends, over }) => {
      ends.abort();
      return over;
    });
    const server = this.#server;
    if (server) all.push(once(server.close(), 'close').then(() => {}));
    await Promise.all(all);
  }

  #hold(watched: ConstructorParameters<typeof Hand>[0]): void {
    this.#hands = this.#hands.filter(({ over }) => !over);
    const hand = new Hand(watched, this.#programs);
    this.#hands.push(hand);
    if (this.#ended) hand.reset();
  }

  #witness(program: PeerProgram): Witness {
    return { program, clock: this.#clock, onWire: this.#options.onWire };
  }
}
