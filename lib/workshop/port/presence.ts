import type { Room } from '../room/room.ts';

/** Terminals of one learner at a time; nobody has so many. */
const connectionsOfOne = 32;

/**
 * Who is connected. A learner is there from the first of its connections until a while after the
 * last: `check` connects for seconds only, and the log need not tell of each.
 */
export class Presence {
  readonly #room: Room;
  readonly #awayMs: number;
  readonly #here = new Map<string, { connections: number; leaving: NodeJS.Timeout | undefined }>();

  constructor(room: Room, awayMs: number) {
    this.#room = room;
    this.#awayMs = awayMs;
  }

  /** Whether there is room for one more connection of a learner. */
  mayCome(id: string): boolean {
    return (this.#here.get(id)?.connections ?? 0) < connectionsOfOne;
  }

  came(id: string): void {
    const known = this.#here.get(id);
    if (known) {
      clearTimeout(known.leaving);
      known.connections += 1;
    } else this.#here.set(id, { connections: 1, leaving: undefined });
    const learner = this.#room.state.learners.get(id);
    if (!known || learner?.left !== null) this.#say(id, true);
  }

  went(id: string): void {
    const known = this.#here.get(id);
    if (!known) return;
    known.connections -= 1;
    if (known.connections > 0) return;
    known.leaving = setTimeout(() => {
      this.#here.delete(id);
      this.#say(id, false);
    }, this.#awayMs);
    known.leaving.unref();
  }

  close(): void {
    for (const { leaving } of this.#here.values()) clearTimeout(leaving);
  }

  /** Where it cannot be kept, the room says so itself. */
  #say(id: string, here: boolean): void {
    this.#room.present(id, here).catch(() => {});
  }
}
