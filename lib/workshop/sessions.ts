import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { heldBy, hold } from '../base/lock.ts';
import { nearName, unknownName } from '../base/suggest.ts';
import { UserError } from '../base/user-error.ts';
import { readLog } from './log-file.ts';
import { apply } from './room/apply.ts';
import type { Logged } from './room/event.ts';
import { emptyRoom, type RoomState } from './room/state.ts';
import { lockOf, sessionFolder, sessionsFolder } from './session.ts';

/** A session as it is kept: the room that its log tells, and every event of it. */
export type KeptSession = { name: string; room: RoomState; logged: readonly Logged[] };

/** What is said of a session in a list. Times are ISO 8601. */
export type SessionSummary = {
  name: string;
  opened: string;
  lessons: readonly string[];
  learners: number;
  events: number;
  /** What its folder takes on the disk. */
  bytes: number;
  /** The process that serves it now. */
  served: number | null;
};

/** The names of the sessions that are kept, in alphabetical order: days are in their order. */
export function sessionNames(work: URL): string[] {
  const folder = sessionsFolder(work);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(logOf(work, entry.name)))
    .map(({ name }) => name)
    .sort();
}

export async function listSessions(work: URL): Promise<SessionSummary[]> {
  return Promise.all(
    sessionNames(work).map(async (name) => {
      const { room } = await readSession(work, name);
      return {
        name,
        opened: new Date(room.opened).toISOString(),
        lessons: room.lessons,
        learners: room.learners.size,
        events: room.n,
        bytes: sizeOf(sessionFolder(work, name)),
        served: heldBy(lockOf(sessionFolder(work, name))),
      };
    }),
  );
}

/**
 * A session that a person named; it may be served at this moment.
 *
 * @throws UserError `session-unknown`, `session-none`.
 */
export async function readSession(work: URL, given: string): Promise<KeptSession> {
  const name = knownSession(work, given);
  const { logged } = await readLog(sessionFolder(work, name));
  const room = emptyRoom();
  for (const one of logged) apply(room, one);
  return { name, room, logged };
}

/**
 * Deletes all that is kept of a session.
 *
 * @throws UserError `session-unknown`, `session-none`, `session-served`.
 */
export function purgeSession(work: URL, given: string): void {
  const name = knownSession(work, given);
  const folder = sessionFolder(work, name);
  const held = hold(lockOf(folder));
  if (typeof held === 'number') {
    throw new UserError('session-served', { session: name, process: held }, 1);
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The whole name, and nothing near it: what is deleted is gone. */
export function knownSession(work: URL, given: string): string {
  const names = sessionNames(work);
  if (names.length === 0) throw new UserError('session-none');
  if (names.includes(given)) return given;
  throw unknownName('session-unknown', { given, names: names.join(', ') }, nearName(given, names));
}

const logOf = (work: URL, name: string): URL => new URL(`${name}/log.ndjson`, sessionsFolder(work));

const sizeOf = (folder: URL): number =>
  readdirSync(folder).reduce((sum, name) => {
    const found = statSync(new URL(encodeURIComponent(name), folder), { throwIfNoEntry: false });
    return sum + (found?.isFile() ? found.size : 0);
  }, 0);
