import { mkdirSync } from 'node:fs';
import { hold } from '../base/lock.ts';
import { UserError } from '../base/user-error.ts';
import { shownPath } from '../learner/workspace.ts';
import type { IPEndPoint } from '../sockets/endpoint.ts';
import { codeOf } from '../sockets/errors.ts';
import { LogFile, type LogNotice } from './log-file.ts';
import { LearnerPort } from './port/learner-port.ts';
import { Room } from './room/room.ts';
import { keepSession, lockOf, openSession, type Session } from './session.ts';

export type ServerOptions = {
  /** The session's own, with a slash at its end. */
  folder: URL;
  session: string;
  /** Ids; counts only for a new session. */
  lessons: readonly string[];
  host: string;
  /** Null: where the session was before; if it is new, a usual port, or one that is free. */
  port: number | null;
  webPort: number | null;
  now?: () => number;
  /** The pages for people; null: none. */
  openPages: OpenPages | null;
};

export type PagesOptions = {
  room: Room;
  session: Session;
  /** Where learners' workbooks connect. */
  learners: IPEndPoint;
  host: string;
  /** The first of these that is free. */
  ports: readonly number[];
};

/** A room's pages: their address, the instructor's own with the secret, and their end. */
export type Pages = {
  web: string;
  port: number;
  instructor: string;
  close: () => Promise<void>;
};
export type OpenPages = (options: PagesOptions) => Promise<Pages>;

/** An open room: everything that one process of an instructor's machine serves. */
export type RoomServer = {
  room: Room;
  code: string;
  learners: IPEndPoint;
  pages: Pages | null;
  /** Whether somebody was in the session before. */
  isAgain: boolean;
  notices: readonly LogNotice[];
  close: () => Promise<void>;
};

/** Tried first where a session is new. */
const usualPort = 4410;

/**
 * Opens a room, or goes on with one that stopped, however it did.
 *
 * @throws UserError `session-held`, `session-damaged`, `room-port`.
 */
export async function openServer(options: ServerOptions): Promise<RoomServer> {
  const { folder, session: name, lessons, host, now = Date.now, openPages } = options;
  mkdirSync(folder, { recursive: true });
  const lock = lockOf(folder);
  const held = hold(lock);
  if (typeof held === 'number') {
    const params = { session: name, process: held, file: shownPath(lock) };
    throw new UserError('session-held', params, 1);
  }
  const closing: (() => Promise<void> | void)[] = [held];
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    const session = openSession(folder);
    const log = await LogFile.open(folder);
    const room = await Room.open(log, { session: name, lessons, now });
    closing.push(() => room.close());
    const { code } = session;
    const port = await listen(portsFrom(options.port, session.port, usualPort), host, (port) =>
      LearnerPort.start({ room, code, host, port }),
    );
    closing.push(() => port.close());
    const learners = port.endPoint;
    const ports = portsFrom(options.webPort, session.webPort, usualPort + 1);
    const pages = openPages && (await openPages({ room, session, learners, host, ports }));
    if (pages) closing.push(() => pages.close());
    const webPort = pages?.port ?? session.webPort;
    keepSession(folder, { ...session, port: learners.port, webPort });
    const isAgain = room.state.learners.size > 0;
    return { room, code, learners, pages, isAgain, notices: log.notices, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whoever was in a session before looks for it where it was. */
const portsFrom = (given: number | null, before: number | null, usual: number): number[] => {
  const port = given ?? before;
  return port === null ? [usual, 0] : [port];
};

/** Listens on the first port that is free. */
async function listen(
  ports: readonly number[],
  host: string,
  start: (port: number) => Promise<LearnerPort>,
): Promise<LearnerPort> {
  const [port = 0, ...others] = ports;
  try {
    return await start(port);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRINUSE' && others.length > 0) return listen(others, host, start);
    if (code === '') throw error;
    throw new UserError('room-port', { place: `${host}:${port}`, code }, 1);
  }
}
