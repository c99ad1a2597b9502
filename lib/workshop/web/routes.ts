import type { Language } from '../../base/i18n.ts';
import { files } from '../../serve/files.ts';
import { fragmentFiles } from '../../serve/fragments.ts';
import type { App } from '../../serve/guard.ts';
import { Screens } from '../../serve/screens.ts';
import type { Address } from '../../serve/server.ts';
import type { Room } from '../room/room.ts';
import type { RoomCourse } from './course.ts';
import { instructorRoutes } from './instructor-routes.ts';
import { learnerRoutes } from './learner-routes.ts';
import { lessonRoutes } from './lesson-routes.ts';
import type { Door, View } from './view.ts';

export type WebOptions = {
  room: Room;
  course: RoomCourse;
  /** What people type to join, and where workbooks connect, `192.0.2.7:4500`. */
  code: string;
  learners: string;
  /** 256 bits: whoever has it is the instructor. */
  secret: string;
  /** Where the lessons are. */
  lessons: URL;
  /** That of the room, for people whose browser speaks neither. */
  language: Language;
};

/** What the routes have in common. */
export type Web = Omit<WebOptions, 'code' | 'learners'> & {
  door: Door;
  port: number;
  screens: Screens;
  viewIn: (language: Language) => View;
};

/**
 * The room's pages: `/board?token=SECRET` and `/projector` for the instructor, `/join` for learners,
 * and the lessons. `await startServer({ host, ports, report }, (app, address) => roomRoutes(app,
 * address, options))`; what is returned ends what it began.
 */
export function roomRoutes(app: App, address: Address, options: WebOptions): () => void {
  const { code, learners, ...rest } = options;
  const { room, course } = options;
  const [base] = address.bases;
  const door: Door = { code, learners, web: base.href };
  const screens = new Screens();
  const viewIn = (language: Language): View => ({
    ...{ room: room.state, course, door, trouble: room.fault, now: room.now(), language },
  });
  const web: Web = { ...rest, door, port: address.port, screens, viewIn };
  app.get('/.serve/:name', files(fragmentFiles));
  app.get('/.room/:name', files(own));
  instructorRoutes(app, web);
  const endLearners = learnerRoutes(app, web);
  lessonRoutes(app, web, base);
  const unlisten = room.onChange(() => screens.changed());
  return () => {
    unlisten();
    endLearners();
    screens.close();
  };
}

const asset = (name: string): URL => new URL(`assets/${name}`, import.meta.url);
const own = Object.fromEntries(
  ['room.css', 'board.css', 'wall.css', 'mine.css', 'countdown.js', 'deck.js'].map((name) => [
    name,
    asset(name),
  ]),
);
