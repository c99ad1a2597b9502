import type { Place, WireEvent } from '../wire/event.ts';
import { KeptEvents } from './kept-events.ts';
import { clockError } from './lateness.ts';
import { Lives, type Visitor } from './lives.ts';
import { Traffic } from './traffic.ts';
import type { JudgedEvent, PeerName } from './verdict.ts';

/** Milliseconds to wait for what only a reading program reports. */
const seenPatience = 250;

/** What a program's wire says about it. */
export class Observed {
  readonly #kept = new KeptEvents<JudgedEvent>();
  /** The places where it listens, in the order in which it started to. */
  readonly listening: Place[] = [];
  readonly #peers = new Map<number, PeerName>();
  readonly #traffic = new Traffic();
  /** Connections that were over before the program could ask who is at the other end; and who it was. */
  readonly #nameless: number[] = [];
  readonly #named = new Map<number, PeerName>();
  readonly #lives = new Lives();
  readonly #waiters = new Set<(event: JudgedEvent) => void>();
  /** What happened with a port before anybody said who was there. */
  readonly #unnamed = new Map<number, JudgedEvent[]>();
  #lost = false;
  readonly #losers = new Set<() => void>();

  protected observe(event: WireEvent): JudgedEvent {
    const judged = { ...event, peer: this.#peerOf(event) };
    this.#kept.add(judged);
    this.#traffic.add(event);
    this.#lives.add(event);
    const { kind, local, remote, connection } = event;
    if (isListening(event) && local) this.#listens(local);
    if ((connection > 0 || kind === 'datagram') && remote && !judged.peer) {
      const unnamed = this.#unnamed.get(remote.port) ?? [];
      this.#unnamed.set(remote.port, [...unnamed, judged]);
    }
    if (connection > 0 && !remote && kind === 'close') this.#nameless.push(connection);
    for (const waiter of [...this.#waiters]) waiter(judged);
    return judged;
  }

  /** What happened: if that is very much, data in a row is one event. */
  get events(): JudgedEvent[] {
    return this.#kept.list;
  }

  /** Several processes or threads of a program may share one place. */
  #listens({ address, port }: Place): void {
    const isSame = (place: Place) => place.address === address && place.port === port;
    if (!this.listening.some(isSame)) this.listening.push({ address, port });
  }

  /** Nothing more will be known about it: nobody waits for that. */
  protected lose(): void {
    this.#lost = true;
    for (const wake of [...this.#losers]) wake();
  }

  /** Says who is at the other end of the program's connections with that port. */
  name(port: number, peer: PeerName): void {
    this.#peers.set(port, peer);
    for (const event of this.#unnamed.get(port) ?? []) event.peer = peer;
    this.#unnamed.delete(port);
  }

  /** Who is at the other end of the program's connections with that port. */
  nameOf(port: number): PeerName | undefined {
    return this.#peers.get(port);
  }

  /** How many connections it has now that it has not closed. */
  get open(): number {
    return this.#traffic.open;
  }

  /** Resolves once it has at most that many connections that it has not closed. */
  async fewOpen(most: number): Promise<void> {
    if (this.open > most) await this.event(() => this.open <= most);
  }

  /** Resolves with the first event that fits, past or to come. */
  event(fits: (event: JudgedEvent) => boolean): Promise<JudgedEvent> {
    const past = this.events.find(fits);
    if (past) return Promise.resolve(past);
    return new Promise((resolve) => {
      const waiter = (event: JudgedEvent): void => {
        if (!fits(event)) return;
        this.#waiters.delete(waiter);
        resolve(event);
      };
      this.#waiters.add(waiter);
    });
  }

  /** Resolves with the first place that fits where it listens, now or later. */
  async listensAt(fits: (place: Place) => boolean): Promise<Place> {
    const listens = await this.event(
      (event) => isListening(event) && event.local !== null && fits(event.local),
    );
    return listens.local as Place;
  }

  /** How many bytes it has read from the peer with that port, and handed to its system to send there. */
  traffic(port: number): { read: number; written: number } {
    return this.#traffic.with(port);
  }

  /**
   * Milliseconds, by its own clock, from accepting the peer with that port to closing the connection;
   * Infinity if it has not closed it. `since` is when the peer began to connect, in the trial's
   * milliseconds: the system may give the port of a peer that was left to another one. Default: the
   * last peer with that port.
   */
  life(port: number, { since, ...visitor }: Visitor = {}): number {
    return this.#lives.of(port, {
      since: since === undefined ? since : since - clockError,
      ...visitor,
    });
  }

  /** When that last happened with the peer at that port, by its own clock; undefined if it has not. */
  lastAt(port: number, kind: WireEvent['kind'], direction?: 'in' | 'out'): number | undefined {
    return this.events.findLast(
      (event) =>
        event.remote?.port === port &&
        event.kind === kind &&
        (direction ?? event.direction) === event.direction,
    )?.t;
  }

  /** Whether it has or had a connection with that port. */
  met(port: number): boolean {
    return this.#traffic.met(port);
  }

  /**
   * Resolves once the program knows the peer with that port, and has read `bytes` from it; or has
   * closed; or does not read, which nothing tells: then after a quarter of a second, unless `always`
   * is wanted.
   */
  seen(port: number, bytes: number, always = false): Promise<void> {
    return this.#patiently(
      () => (this.met(port) && this.traffic(port).read >= bytes) || this.#traffic.hasClosed(port),
      always,
    );
  }

  /**
   * Resolves once the program knows that this connection is over, and at the latest when `seen`
   * does.
   */
  async noticed(port: number): Promise<void> {
    const before = this.#nameless.length;
    await this.#patiently(() => this.#traffic.hasClosed(port) || this.#nameless.length > before);
    const [connection, name] = [this.#nameless[before], this.nameOf(port)];
    if (connection === undefined || this.#traffic.hasClosed(port) || !name) return;
    this.#named.set(connection, name);
    for (const event of this.events) event.peer = this.#peerOf(event);
  }

  async #patiently(done: () => boolean, always = false): Promise<void> {
    if (done()) return;
    await new Promise<void>((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const settle = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        this.#losers.delete(hurry);
        resolve();
      };
      const waiter = (): void => {
        if (done()) settle();
      };
      const hurry = (): void => {
        timer = setTimeout(settle, seenPatience);
      };
      this.#waiters.add(waiter);
      if (always && !this.#lost) this.#losers.add(hurry);
      else hurry();
    });
  }

  #peerOf({ kind, remote, connection }: WireEvent): PeerName | null {
    const name = remote ? this.#peers.get(remote.port) : this.#named.get(connection);
    return ((connection > 0 || kind === 'datagram') && name) || null;
  }
}

/** Whether a program says that it listens, for connections or for datagrams. */
export const isListening = ({ kind }: WireEvent): boolean =>
  kind === 'listening' || kind === 'bound';
