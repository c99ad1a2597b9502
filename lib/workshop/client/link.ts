import { type FromRoom, protocolVersion, type Refusal, type Shared } from '../protocol.ts';
import { Connection } from './connection.ts';
import type { Queue } from './queue.ts';
import type { Ticket } from './ticket.ts';

/** What is known of the room. `gone`: it does not know this workbook anymore. */
export type LinkState = {
  state: 'away' | 'here' | 'gone';
  hand: boolean;
  follow: boolean;
  shared: Shared | null;
  /** What the room's clock shows, less what ours does. */
  ahead: number;
  refused: { reason: Refusal; waitMs: number | undefined } | null;
};

export type LinkOptions = {
  ticket: Ticket;
  queue: Queue;
  /** Whether to connect again whenever the connection ends. */
  keep: boolean;
  /** Whether the room has not been left from another terminal. */
  isIn: () => boolean;
  changed: () => void;
  now?: () => number;
};

/** Milliseconds until the first and the last of many attempts to come back, at most. */
const [firstPause, lastPause] = [300, 3_000];
/** What the room did not acknowledge after a gap is sent again. */
const againMs = 500;

/** A workbook's way to its room: sends what waits, again until it is acknowledged. */
export class Link {
  known: LinkState = {
    ...{ state: 'away', hand: false, follow: true, shared: null, ahead: 0, refused: null },
  };
  readonly ticket: Ticket;
  readonly #options: LinkOptions;
  #connection: Connection | null = null;
  #startedAt = 0;
  #failed = 0;
  /** Whether the hello was said, and what was sent since. */
  #greeted = false;
  #sent = 0;
  #again: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #waiters = new Set<() => void>();

  constructor(options: LinkOptions) {
    this.#options = options;
    this.ticket = { ...options.ticket };
  }

  /** Connects, unless it is connected, or about to be. */
  open(): void {
    if (this.#connection || this.#closed || this.known.state === 'gone') return;
    if (!this.#options.isIn()) return;
    clearTimeout(this.#again);
    this.#startedAt = performance.now();
    const { address, port } = this.ticket;
    this.#connection = new Connection(address, port, {
      opened: () => this.#greet(),
      heard: (line) => this.#hear(line),
      closed: () => this.#lost(),
    });
  }

  /** There is more in the queue. */
  send(): void {
    if (!this.#connection) this.open();
    else if (this.#greeted) this.#sendAfter(this.#sent);
  }

  /** How many events wait. */
  get waiting(): number {
    return this.#options.queue.count(this.ticket.received);
  }

  /** Resolves once something holds, or it has become pointless to wait. */
  async until(holds: () => boolean, ms: number): Promise<boolean> {
    const end = performance.now() + ms;
    while (!holds() && !this.#closed && this.known.state !== 'gone' && performance.now() < end) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, end - performance.now());
        this.#waiters.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return holds();
  }

  /**
   * Ends it, with nothing kept that the system has taken. Waits for that only while the connection is
   * younger than `graceMs`: a room that is slow or away costs nobody time.
   */
  async close(graceMs = 100): Promise<void> {
    const rest = this.#startedAt + graceMs - performance.now();
    await this.until(() => !this.#connection || (this.#greeted && this.#connection.isSaid), rest);
    this.#closed = true;
    clearTimeout(this.#again);
    this.#connection?.leave();
    this.#wake();
  }

  /** The room was left: nothing more is said to it. */
  forget(): void {
    if (this.known.state === 'gone') return;
    this.known.state = 'gone';
    this.#connection?.leave();
    this.#wake();
  }

  #greet(): void {
    const { queue, now = Date.now } = this.#options;
    const { token, name, language, received } = this.ticket;
    this.#connection?.say({
      ...{ type: 'hello', version: protocolVersion, token, name, language, now: now() },
      first: queue.first(received),
    });
    this.#greeted = true;
    // The welcome need not be waited for: what the room has already, it leaves out.
    this.#sendAfter(received);
    this.#wake();
  }

  #sendAfter(n: number): void {
    const events = this.#options.queue.after(n);
    this.#sent = events.at(-1)?.n ?? n;
    this.#connection?.say(...events.map((event) => ({ type: 'event' as const, ...event })));
  }

  #hear(line: FromRoom): void {
    const { ticket, known } = this;
    switch (line.type) {
      case 'refused':
        known.refused = { reason: line.reason, waitMs: line.waitMs };
        if (line.reason === 'token') known.state = 'gone';
        break;
      case 'welcome': {
        this.#failed = 0;
        known.state = 'here';
        const { token, name, received } = line;
        Object.assign(ticket, { token, name });
        this.#learn(line);
        // A room that has lost its last moments gets them again.
        const lost = received < ticket.received;
        ticket.received = received;
        if (lost) this.#sendAfter(received);
        break;
      }
      case 'ack':
        if (line.n > ticket.received) ticket.received = line.n;
        else if (line.n < this.#sent) this.#repeat();
        // What comes after a gap of ours needs a hello that says so.
        if (line.n === this.#sent && this.#options.queue.after(line.n).length > 0) {
          this.#connection?.leave();
        }
        break;
      case 'room':
        this.#learn(line);
        break;
      default:
        return;
    }
    this.#options.changed();
    this.#wake();
  }

  #learn({ hand, follow, shared }: Pick<LinkState, 'hand' | 'follow'> & { shared: Shared }): void {
    const { now = Date.now } = this.#options;
    Object.assign(this.known, { hand, follow, shared, ahead: shared.now - now() });
  }

  /** The room has a gap, or was asked by another terminal of this learner. */
  #repeat(): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => {
      if (this.known.state === 'here') this.#sendAfter(this.ticket.received);
    }, againMs).unref();
  }

  #lost(): void {
    this.#connection = null;
    this.#greeted = false;
    if (this.known.state === 'here') this.known.state = 'away';
    this.#failed += 1;
    if (this.#options.keep && !this.#closed) {
      const pause = Math.min(lastPause, firstPause * 2 ** (this.#failed - 1));
      this.#again = setTimeout(() => this.open(), pause * (0.5 + Math.random() / 2)).unref();
    }
    this.#options.changed();
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiters) wake();
    this.#waiters.clear();
  }
}
