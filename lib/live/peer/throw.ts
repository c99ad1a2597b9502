import { once } from 'node:events';
import { TcpClient } from '#sockets';
import { Peer } from '../../judge/peers/peer.ts';
import type { PeerName } from '../../judge/verdict.ts';
import type { TrialAccess } from '../../judge/waits.ts';
import type { Place } from '../../wire/event.ts';
import type { Programs } from './programs.ts';
import { dial, type Witness } from './sockets.ts';

export type ThrowOptions = {
  /** Where the program listens. */
  place: Place;
  witness: Witness;
  programs: Programs;
  signal: AbortSignal;
};

/** Brings the lab's peers to a program that nobody judges: what they see is what counts. */
export class Throw {
  readonly #options: ThrowOptions;
  readonly #access: TrialAccess;
  readonly #peers: Peer[] = [];
  /** Rejects when it is over. */
  readonly #over: Promise<never>;

  constructor(options: ThrowOptions) {
    const { programs, signal } = options;
    this.#options = options;
    this.#over = once(signal, 'abort').then(() => Promise.reject(signal.reason));
    this.#over.catch(() => {});
    this.#access = {
      wait: (_, work) => this.#orOver(work),
      seen: (port, bytes) => programs.seen(port, bytes),
      noticed: (port) => programs.noticed(port),
      closed: (port) => programs.closed(port),
      orDied: async (failure) => failure,
    };
  }

  /** A new client of the program, connected. */
  async connect(name: PeerName): Promise<Peer> {
    const { place, witness, signal } = this.#options;
    signal.throwIfAborted();
    const { socket } = dial(place, witness);
    try {
      await this.#orOver(once(socket, 'connect'));
    } catch (error) {
      socket.on('error', () => {}).destroy();
      throw error;
    }
    const peer = new Peer(name, new TcpClient(socket), this.#access);
    this.#peers.push(peer);
    return peer;
  }

  /** Resolves when it is over. */
  stays(): Promise<void> {
    return this.#over.catch(() => {});
  }

  /** Resets what is still open. */
  end(): void {
    for (const peer of this.#peers) peer.drop();
  }

  #orOver<T>(work: Promise<T>): Promise<T> {
    work.catch(() => {});
    return Promise.race([work, this.#over]);
  }
}
