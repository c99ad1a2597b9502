import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { readIfThere } from '../../base/files.ts';
import { locked } from '../../base/lock.ts';
import { type Deed, fromLearner } from '../protocol.ts';

/** An event as it waits, and as it is sent. */
export type Waiting = { n: number; at: number; deed: Deed };

/** So many that were acknowledged are kept: a room's disk may have lost its last moments. */
const keptDone = 50;
/** Nobody who never sees the room again fills a disk: beyond that, the older half is given up. */
const most = 4_000;

/**
 * What a room is yet to be told: `work/room-events.jsonl`, one event a line, with numbers that grow
 * by one. Several of a learner's terminals may add at once.
 */
export class Queue {
  readonly #file: URL;
  readonly #lock: URL;

  constructor(work: URL) {
    this.#file = new URL('room-events.jsonl', work);
    this.#lock = new URL('.room-events.lock', work);
  }

  /** Adds deeds, with numbers after `received` at least. */
  add(at: number, received: number, deeds: readonly Deed[]): void {
    this.#locked(() => {
      const { events, isTorn } = this.#look();
      let n = Math.max(events.at(-1)?.n ?? 0, received);
      const added = deeds.map((deed) => ({ n: ++n, at, deed }));
      if (events.length >= most) this.#write([...events, ...added].slice(-most / 2));
      else appendFileSync(this.#file, (isTorn ? '\n' : '') + linesOf(added));
    });
  }

  /** The first number that may still come: after a gap, what is before it is gone for good. */
  first(received: number): number {
    const { events } = this.#look();
    const next = events.find(({ n }) => n > received)?.n ?? received + 1;
    return next > received + 1 ? next : (events[0]?.n ?? next);
  }

  /** What comes after a number, up to the first gap. */
  after(n: number): Waiting[] {
    const events = this.#look().events.filter((event) => event.n > n);
    const gap = events.findIndex((event, at) => event.n !== (events[0]?.n ?? 0) + at);
    return gap < 0 ? events : events.slice(0, gap);
  }

  /** How many come after a number. */
  count(received: number): number {
    return this.#look().events.filter(({ n }) => n > received).length;
  }

  /** Forgets what was acknowledged long ago. */
  trim(received: number): void {
    this.#locked(() => {
      const { events } = this.#look();
      const kept = events.filter(({ n }) => n > received - keptDone);
      if (kept.length < events.length) this.#write(kept);
    });
  }

  clear(): void {
    this.#locked(() => rmSync(this.#file, { force: true }));
  }

  /** The whole lines; a line that is cut off, or is no event, is left out. */
  #look(): { events: Waiting[]; isTorn: boolean } {
    const text = readIfThere(this.#file) ?? '';
    const events = text.split('\n').flatMap((line) => waitingIn(line) ?? []);
    return { events, isTorn: text !== '' && !text.endsWith('\n') };
  }

  #write(events: readonly Waiting[]): void {
    const fresh = new URL(`${this.#file.href}.${process.pid}`);
    writeFileSync(fresh, linesOf(events));
    renameSync(fresh, this.#file);
  }

  #locked(work: () => void): void {
    locked(this.#lock, () => {}, work);
  }
}

const linesOf = (events: readonly Waiting[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');

function waitingIn(line: string): Waiting | null {
  if (line === '') return null;
  try {
    const { n, at, deed } = JSON.parse(line);
    const { success, output } = v.safeParse(fromLearner, { type: 'event', n, at, deed });
    return success && output.type === 'event' ? { n, at, deed: output.deed } : null;
  } catch {
    return null;
  }
}
