import type { Language } from '../../base/i18n.ts';
import type { Fact } from '../../learner/facts.ts';
import { codeOf } from '../../sockets/errors.ts';
import type { RoomCall, RoomView } from '../../terminal/room-view.ts';
import type { Deed, Shared } from '../protocol.ts';
import { deedsOf } from './deeds.ts';
import { Link } from './link.ts';
import { Queue } from './queue.ts';
import { roomLine } from './room-line.ts';
import { readTicket, type Ticket, writeTicket } from './ticket.ts';

/** Milliseconds after which what the room has acknowledged is noted. */
const noteMs = 200;

/**
 * The room that a workbook has joined, from the workbook's side. Nothing that happens to the room,
 * the network, or these files is a learner's concern: it never throws, and nobody waits for it.
 */
export class RoomClient implements RoomView {
  readonly #work: URL;
  readonly #queue: Queue;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #ticket: Ticket;
  #link: Link | null = null;
  #noting: NodeJS.Timeout | undefined;
  #waiting = 0;
  #reading = '';

  private constructor(work: URL, ticket: Ticket, now: () => number) {
    this.#work = work;
    this.#now = now;
    this.#ticket = ticket;
    this.#queue = new Queue(work);
    this.#count();
  }

  /** Null where no room was joined. */
  static of(work: URL, now = Date.now): RoomClient | null {
    const ticket = readTicket(work);
    return ticket && new RoomClient(work, ticket, now);
  }

  get name(): string {
    return this.#ticket.name;
  }

  /** Where it is, as it was typed. */
  get place(): string {
    const { host, port } = this.#ticket;
    return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  }

  get state(): Link['known']['state'] {
    return this.#link?.known.state ?? 'away';
  }

  /** What the room lets everybody know; null before it was heard. */
  get shared(): Shared | null {
    return this.#link?.known.shared ?? null;
  }

  /** Begins to connect; `keep`: again and again, for as long as this process runs. */
  connect(keep = false): void {
    this.#link ??= new Link({
      ...{ ticket: this.#ticket, queue: this.#queue, keep },
      isIn: () => this.#isIn(),
      changed: () => this.#changed(),
      now: this.#now,
    });
    this.#link.open();
  }

  /** What was done; that one still reads the same section is said once. */
  report(facts: readonly Fact[]): void {
    const deeds = deedsOf(facts).filter((deed) => {
      const before = this.#reading;
      this.#reading = deed.did === 'reading' ? `${deed.lesson}#${deed.section}` : '';
      return this.#reading === '' || this.#reading !== before;
    });
    this.tell(...deeds);
  }

  reads(lesson: string, section: string): void {
    this.report([{ fact: 'place', lesson, section, step: 0 }]);
  }

  tell(...deeds: readonly Deed[]): void {
    if (deeds.length === 0 || !this.#isIn()) return;
    quietly(() => this.#queue.add(this.#now(), this.#received, deeds));
    this.#count();
    this.connect();
    quietly(() => this.#link?.send());
  }

  /** Whether the room has kept everything; waits for that as long as a person would. */
  async isTold(ms = 2_000): Promise<boolean> {
    return (await this.#link?.until(() => this.#queue.count(this.#received) === 0, ms)) ?? false;
  }

  /** Ends it; what is not acknowledged by then is sent by the next command. */
  async close(): Promise<void> {
    await this.#link?.close();
    clearTimeout(this.#noting);
    this.#note();
  }

  line(language: Language, goes: boolean): string {
    const known = this.#link?.known;
    const call = this.call();
    return known ? roomLine({ known, waiting: this.#waiting, call, goes }, language) : '';
  }

  call(): RoomCall | null {
    const call = this.#link?.known.shared?.call ?? null;
    return call && call.n > this.#ticket.seen ? call : null;
  }

  follows(): boolean {
    return this.#link?.known.follow ?? false;
  }

  went(): void {
    this.#ticket.seen = this.#link?.known.shared?.call?.n ?? this.#ticket.seen;
    this.#note();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get #received(): number {
    return this.#link?.ticket.received ?? this.#ticket.received;
  }

  /** Whether the room has not been left, nor another one joined, from another terminal. */
  #isIn(): boolean {
    const isIn = readTicket(this.#work)?.token === this.#ticket.token;
    if (!isIn) this.#link?.forget();
    return isIn;
  }

  #changed(): void {
    this.#count();
    this.#noting ??= setTimeout(() => this.#note(), noteMs).unref();
    for (const listener of this.#listeners) listener();
  }

  #count(): void {
    quietly(() => {
      this.#waiting = this.#queue.count(this.#received);
    });
  }

  /** Notes what the room has. */
  #note(): void {
    this.#noting = undefined;
    quietly(() => {
      const before = readTicket(this.#work);
      if (!before || !this.#isIn()) return;
      const received = this.#received;
      const name = this.#link?.ticket.name ?? before.name;
      const seen = Math.max(before.seen, this.#ticket.seen);
      this.#ticket = { ...before, received, name, seen };
      writeTicket(this.#work, this.#ticket);
      this.#queue.trim(received);
    });
  }
}

/** A disk that is full, or a folder that cannot be written, keeps nobody from learning. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (codeOf(error) === '') throw error;
  }
}
