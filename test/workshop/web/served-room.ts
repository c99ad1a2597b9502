import { lessonsFolder } from '../../../lib/course/catalogue.ts';
import { newSecret } from '../../../lib/serve/secrets.ts';
import { type Running, startServer } from '../../../lib/serve/server.ts';
import type { RoomLog } from '../../../lib/workshop/log.ts';
import type { Logged, RoomEvent } from '../../../lib/workshop/room/event.ts';
import { Room } from '../../../lib/workshop/room/room.ts';
import { RoomCourse } from '../../../lib/workshop/web/course.ts';
import { roomRoutes } from '../../../lib/workshop/web/routes.ts';
import { type Happening, lessons, start } from './full-room.ts';

/** A log that nobody keeps; `full`: as on a disk without space. */
class MemoryLog implements RoomLog {
  full = false;
  readonly #logged: Logged[];

  constructor(logged: readonly Logged[]) {
    this.#logged = [...logged];
  }

  append(at: number, ...events: readonly RoomEvent[]): Promise<Logged[]> {
    if (this.full) return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const from = this.#logged.length + 1;
    const added = events.map((event, index) => ({ n: from + index, at, event }));
    this.#logged.push(...added);
    return Promise.resolve(added);
  }

  replay(): Promise<Iterable<Logged>> {
    return Promise.resolve(this.#logged);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

export type ServedRoom = {
  room: Room;
  log: MemoryLog;
  base: string;
  code: string;
  secret: string;
  errors: unknown[];
  close: () => Promise<void>;
};

let course: RoomCourse | undefined;
/** The lessons as the room shows them; read once. */
export const roomCourse = (): RoomCourse => {
  course ??= new RoomCourse(lessons, lessonsFolder);
  return course;
};

/** A room's pages, served on loopback. */
export async function serveRoom(it: Happening): Promise<ServedRoom> {
  const log = new MemoryLog(it.logged);
  const room = await Room.open(log, { session: 'may', lessons, now: () => start });
  const secret = newSecret();
  const code = 'K7M2QRX';
  const errors: unknown[] = [];
  const report = (error: unknown): void => void errors.push(error);
  const pace = { burst: 10_000, perSecond: 10_000 };
  const options = {
    room,
    course: roomCourse(),
    lessons: lessonsFolder,
    code,
    secret,
    language: 'en' as const,
  };
  const running: Running<() => void> = await startServer({ report, pace }, (app, address) =>
    roomRoutes(app, address, { ...options, learners: '192.0.2.7:4500' }),
  );
  const close = async (): Promise<void> => {
    running.made();
    await running.close();
    await room.close();
  };
  return { room, log, base: running.bases[0].href, code, secret, errors, close };
}
