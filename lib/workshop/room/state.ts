import type { Language } from '../../base/i18n.ts';
import type { Place } from './event.ts';

/** Times are milliseconds since 1970 by the room's clock. */
export type Attempting = {
  /** When the learner started it, or was first judged. */
  started: number;
  attempts: number;
  passed: number | null;
  hints: number;
  solution: boolean;
  /** What the last check said, and how often in a row. */
  last: {
    verdict: string;
    peer: string | undefined;
    held: number;
    of: number;
    at: number;
    times: number;
  } | null;
};

export type Learner = {
  id: string;
  name: string;
  language: Language;
  via: 'terminal' | 'browser' | 'file';
  key: string;
  joined: number;
  left: number | null;
  /** How many of its workbooks are connected. */
  connections: number;
  /** When something was last heard of it. */
  heard: number;
  /** Its own events up to this number are in the log. */
  received: number;
  hand: { since: number; words: string } | null;
  follow: boolean;
  /** What it works on. */
  at: Place | null;
  doctor: { ok: boolean; trouble: readonly string[] } | null;
  exercises: Map<string, Attempting>;
  /** `lesson/question` → its first choice. */
  answers: Map<string, number>;
};

export type Poll = {
  n: number;
  lesson: string;
  question: string;
  open: boolean;
  /** Learner → choice; a second vote replaces the first while it is open. */
  votes: Map<string, number>;
};

/** Where the room was, and from when until when; what was paused is not counted. */
export type Visit = { place: Place; from: number; until: number | null; pausedMs: number };

/** A room as its log tells it. `apply` alone changes it. */
export type RoomState = {
  session: string;
  lessons: readonly string[];
  opened: number;
  /** The last event's number and time. */
  n: number;
  at: number;
  learners: Map<string, Learner>;
  visits: Visit[];
  call: { n: number; lesson: string; section: string } | null;
  calls: number;
  solutions: Set<string>;
  snippet: string | null;
  poll: Poll | null;
  polls: number;
  /** Ends that much later for every millisecond that the clock stands still: see `timerEnd`. */
  timer: { for: 'break' | 'exercise'; until: number } | null;
  /** Since when the clock stands still. */
  paused: number | null;
  /** Grows whenever what learners may know has changed. */
  shared: number;
};

export const emptyRoom = (): RoomState => ({
  session: '',
  lessons: [],
  opened: 0,
  n: 0,
  at: 0,
  learners: new Map(),
  visits: [],
  call: null,
  calls: 0,
  solutions: new Set(),
  snippet: null,
  poll: null,
  polls: 0,
  timer: null,
  paused: null,
  shared: 0,
});

/** Where the room is now; null before the first section. */
export const placeOf = ({ visits }: RoomState): Place | null => visits.at(-1)?.place ?? null;

/** When a timer ends, if a clock that stands still goes on now. */
export const timerEnd = ({ timer, paused }: RoomState, now: number): number | null =>
  timer && timer.until + (paused === null ? 0 : now - paused);
