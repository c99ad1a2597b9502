import type { Language } from '../../base/i18n.ts';
import { newSecret } from '../../serve/secrets.ts';
import { codeOf } from '../../sockets/errors.ts';
import type { RoomLog } from '../log.ts';
import { type Deed, wordLimit } from '../protocol.ts';
import { apply } from './apply.ts';
import { type Brought, eventsOf, keyOfBrought } from './brought.ts';
import type { Act, RoomEvent } from './event.ts';
import { keyOf } from './keys.ts';
import { likeness, shownName, shownText, uniqueName } from './names.ts';
import { emptyRoom, type Learner, type RoomState } from './state.ts';

export type RoomOptions = {
  session: string;
  /** Ids; counts only where the log is new. */
  lessons: readonly string[];
  /** Milliseconds since 1970. */
  now: () => number;
};

/** Who joins, and how. */
export type Joined = {
  name: string;
  language: Language;
  via: Learner['via'];
};

/** More people than that do not fit into one room. */
const learnerLimit = 5_000;

/**
 * A room at work: its state, and what happens to it. Everything is on the disk before it is in the
 * state, and before a promise of here resolves; where it cannot be kept, the promise rejects with
 * the system's code, `fault` names it until something can be kept again, and nothing has changed.
 */
export class Room {
  readonly state: RoomState = emptyRoom();
  readonly now: () => number;
  readonly #log: RoomLog;
  /** The key of a token → whose it is. */
  readonly #keys = new Map<string, string>();
  /** The likenesses of all names. */
  readonly #names = new Set<string>();
  readonly #listeners = new Set<() => void>();
  /** Learner → the last thing that waits for its place in the log. */
  readonly #turns = new Map<string, Promise<unknown>>();
  /** How many ids were given. */
  #ids = 0;
  #fault: string | null = null;
  #told = false;

  private constructor(log: RoomLog, now: () => number) {
    this.#log = log;
    this.now = now;
  }

  /** The room that a log tells, open from now on. */
  static async open(log: RoomLog, { session, lessons, now }: RoomOptions): Promise<Room> {
    const room = new Room(log, now);
    for (const logged of await log.replay()) apply(room.state, logged);
    for (const { id, key, name } of room.state.learners.values()) {
      room.#keys.set(key, id);
      room.#names.add(likeness(name));
      room.#ids = Math.max(room.#ids, Number(id));
    }
    await room.#add({ type: 'opened', session, lessons: [...lessons] });
    return room;
  }

  /** The system's code, such as `ENOSPC`, while nothing can be kept. */
  get fault(): string | null {
    return this.#fault;
  }

  /** Tells of changes, many at once; what it returns ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What an instructor does. */
  async act(act: Act): Promise<void> {
    await this.#add({ type: 'acted', act });
  }

  /** Whose token it is. */
  learnerOf(token: string): Learner | null {
    return this.state.learners.get(this.#keys.get(keyOf(token)) ?? '') ?? null;
  }

  /** A new learner, and the token that proves who it is; null where the room is full. */
  async join({ name, language, via }: Joined): Promise<{ learner: Learner; token: string } | null> {
    const { learners } = this.state;
    if (learners.size >= learnerLimit) return null;
    const token = newSecret();
    const key = keyOf(token);
    this.#ids += 1;
    const id = String(this.#ids);
    const shown = uniqueName(shownName(name), this.#names);
    this.#names.add(likeness(shown));
    try {
      await this.#add({ type: 'joined', learner: id, name: shown, language, via, key });
    } catch (error) {
      this.#names.delete(likeness(shown));
      throw error;
    }
    this.#keys.set(key, id);
    const learner = learners.get(id);
    if (!learner) throw new Error(`${id} did not join`);
    return { learner, token };
  }

  /**
   * Somebody whose workbook could not come, with everything that it knows; null if all that is here
   * already, or the room is full.
   */
  async bring(brought: Brought): Promise<Learner | null> {
    const { learners } = this.state;
    const key = keyOfBrought(brought);
    if (this.#keys.has(key) || learners.size >= learnerLimit) return null;
    this.#ids += 1;
    const id = String(this.#ids);
    const name = uniqueName(shownName(brought.name) || '?', this.#names);
    const { language = 'en' } = brought.progress;
    this.#keys.set(key, id);
    this.#names.add(likeness(name));
    try {
      const did = eventsOf(brought.progress, id, this.now());
      await this.#add({ type: 'joined', learner: id, name, language, via: 'file', key }, ...did);
    } catch (error) {
      this.#keys.delete(key);
      this.#names.delete(likeness(name));
      throw error;
    }
    return learners.get(id) ?? null;
  }

  /** Another name or language for somebody who is here already. */
  async rename(learner: Learner, { name, language }: Omit<Joined, 'via'>): Promise<void> {
    const { id, name: before } = learner;
    const given = shownName(name);
    this.#names.delete(likeness(before));
    const shown = given === '' ? before : uniqueName(given, this.#names);
    this.#names.add(likeness(shown));
    if (shown === before && language === learner.language) return;
    try {
      await this.#add({ type: 'renamed', learner: id, name: shown, language });
    } catch (error) {
      this.#names.delete(likeness(shown));
      this.#names.add(likeness(before));
      throw error;
    }
  }

  /** Somebody's workbook is connected, or is not anymore. */
  async present(id: string, here: boolean): Promise<void> {
    await this.#add({ type: here ? 'came' : 'went', learner: id });
  }

  /**
   * What a learner did. `n` is its own number of it, if it has one: what is in the log already is
   * left out, and what would leave a gap, unless all before `first` is gone for good. Returns the
   * number up to which all is kept.
   */
  did(id: string, deed: Deed, { n = 0, at = this.now(), first = 0 } = {}): Promise<number> {
    const done = (this.#turns.get(id) ?? Promise.resolve()).then(async () => {
      const learner = this.state.learners.get(id);
      if (!learner) return 0;
      if (n === 0 || n === Math.max(learner.received + 1, first)) {
        const time = Math.min(this.now(), Math.max(at, learner.joined));
        await this.#add({ type: 'did', learner: id, n, at: time, deed: shown(deed) });
      }
      return learner.received;
    });
    const turn = done.catch(() => {});
    this.#turns.set(id, turn);
    void turn.then(() => this.#turns.get(id) === turn && this.#turns.delete(id));
    return done;
  }

  /** Writes what waits, and closes the log. */
  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#log.close();
  }

  async #add(...events: readonly RoomEvent[]): Promise<void> {
    try {
      for (const logged of await this.#log.append(this.now(), ...events)) apply(this.state, logged);
      this.#fault = null;
    } catch (error) {
      this.#fault = codeOf(error) || 'EIO';
      throw error;
    } finally {
      this.#tell();
    }
  }

  /** Once for all that changes in one turn. */
  #tell(): void {
    if (this.#told) return;
    this.#told = true;
    setImmediate(() => {
      this.#told = false;
      for (const listener of this.#listeners) listener();
    });
  }
}

/** A deed as it may be shown: the only text in it is what somebody says with a raised hand. */
function shown(deed: Deed): Deed {
  if (deed.did !== 'hand' || deed.words === undefined) return deed;
  return { ...deed, words: shownText(deed.words, wordLimit) };
}
