import type { Language } from '../../base/i18n.ts';
import { startServer } from '../../serve/server.ts';
import type { OpenPages } from '../server.ts';
import { RoomCourse } from './course.ts';
import { roomRoutes } from './routes.ts';

export type Surroundings = {
  /** Where the lessons are. */
  lessons: URL;
  /** The instructor's, for people whose browser speaks neither. */
  language: Language;
  /** Told what a handler threw. */
  report: (error: unknown) => void;
};

/** What opens a room's pages: board, projector, the learners' page, and the lessons. */
export const pagesFrom =
  ({ lessons, language, report }: Surroundings): OpenPages =>
  async ({ room, session, learners, host, ports }) => {
    const { code, secret } = session;
    const course = new RoomCourse(room.state.lessons, lessons);
    const { made, bases, port, close } = await startServer(
      { host, ports, report },
      (app, address) =>
        roomRoutes(app, address, {
          ...{ room, course, code, secret, lessons, language },
          learners: learners.toString(),
        }),
    );
    const [base] = bases;
    return {
      ...{ web: base.href, port, instructor: new URL(`board?token=${secret}`, base).href },
      close: () => {
        made();
        return close();
      },
    };
  };
