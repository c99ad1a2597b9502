import type { Logged, RoomEvent } from './room/event.ts';

/**
 * Where a room's events are kept: a file here, a stream of NATS or Redis where thousands take part.
 * Small on purpose.
 */
export interface RoomLog {
  /**
   * Adds events in this order, with numbers and the given time; resolves with them when they are on
   * the disk. Rejects with the system's code (`ENOSPC`) when they cannot be kept: nothing of them is.
   */
  append(at: number, ...events: readonly RoomEvent[]): Promise<Logged[]>;
  /** Every event that is kept, from the first. */
  replay(): Promise<Iterable<Logged>>;
  close(): Promise<void>;
}
