import { isIP } from 'node:net';
import { explain, IPEndPoint, TcpClient, type TcpListener } from '#sockets';
import { UserError } from '../base/user-error.ts';
import { codeOf } from '../sockets/errors.ts';
import { type Place, placeText } from '../wire/event.ts';
import { Peer } from './peers/peer.ts';
import type { Program } from './program.ts';
import { isLoopback, type Programs } from './programs.ts';
import { type PeerName, VerdictError } from './verdict.ts';
import type { TrialAccess, Waiting, Waits, Wanted } from './waits.ts';

/** Where the programs of a check listen, and how peers of ours come to them, or they to us. */
export class Meetings {
  readonly #programs: Programs;
  readonly #waits: Waits;
  readonly #atEnd: (ending: () => unknown) => void;

  constructor(programs: Programs, waits: Waits, atEnd: (ending: () => unknown) => void) {
    this.#programs = programs;
    this.#waits = waits;
    this.#atEnd = atEnd;
  }

  /** See `Trial.listening`. */
  async listening(program: Program, address?: string): Promise<Place> {
    const ready = program.listensAt(
      (place) => !address || place.address === address || !isLoopback(place.address),
    );
    const waiting: Waiting = { peer: 'nobody', program, what: 'listen', address };
    const place = await this.#waits.race(waiting, [ready, program.died(undefined)]);
    this.#programs.expectLoopback();
    const expected = address ?? program.host;
    if (isIP(expected) > 0 && place.address !== expected) {
      const params = { place: placeText(place), expected };
      throw new VerdictError('listens-elsewhere', params, { program: program.run });
    }
    return place;
  }

  /** A new client of the program that listens there, connected. */
  async connect(name: PeerName, place: Place): Promise<Peer> {
    const { address, port } = place;
    const program = this.#programs.at(place);
    const access = this.#accessTo(() => program);
    const connecting = TcpClient.connect(new IPEndPoint(address, port));
    void connecting.then((late) => this.#atEnd(() => late.abort())).catch(() => {});
    try {
      const client = await access.wait(name, connecting);
      program.name(client.localEndPoint.port, name);
      return new Peer(name, client, access);
    } catch (error) {
      if (error instanceof VerdictError) throw error;
      const { id } = explain(error);
      const code = codeOf(error);
      if (id === 'unreachable') throw new UserError('loopback-down', { address, code }, 1);
      // On a busy machine, we may learn that it has accepted us only when it has left us.
      const failure =
        id === 'refused'
          ? new VerdictError('stopped-listening', { peer: name })
          : new VerdictError('reset-by-program', { peer: name, code });
      throw await program.orDied(failure, name);
    }
  }

  /**
   * Ends a listener of ours with the check, and all that it accepts, even if by then nobody waits for that
   * anymore: what is left open would keep this process alive.
   */
  owns(listener: TcpListener): TcpListener {
    const accept = listener.accept.bind(listener);
    listener.accept = async (options) => {
      const client = await accept(options);
      if (client) this.#atEnd(() => client.abort());
      return client;
    };
    this.#atEnd(() => listener.stop());
    return listener;
  }

  /** The next connection to a listener of ours, from whichever program it is. */
  async accept(name: PeerName, listener: Pick<TcpListener, 'accept'>): Promise<Peer> {
    const wanted: Wanted = { what: () => ({ more: 'connection' }) };
    const came = listener.accept();
    const client = await this.#waits.talk(this.#programs.last, name, came, wanted);
    if (client === null) throw new VerdictError('cancelled');
    // Seen from the program, the peer's port is the listener's.
    const { port } = client.localEndPoint;
    this.#programs.name(port, name);
    const access = this.#accessTo(() => this.#programs.meeting(port));
    return new Peer(name, client, access);
  }

  /** What a peer of that program needs to know about it. */
  #accessTo(program: () => Program): TrialAccess {
    const programs = this.#programs;
    return {
      wait: (peer, work, wanted) => this.#waits.talk(program(), peer, work, wanted),
      seen: (port, bytes, always) => programs.first((one) => one.seen(port, bytes, always)),
      noticed: (port) => programs.first((one) => one.noticed(port)),
      closed: (port) => programs.first((one) => one.closed(port)),
      orDied: (failure, peer) => program().orDied(failure, peer),
    };
  }
}
