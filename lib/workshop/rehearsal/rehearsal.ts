import { setMaxListeners } from 'node:events';
import { rmSync } from 'node:fs';
import { languages } from '../../base/i18n.ts';
import { blocksOf } from '../../course/blocks.ts';
import { listLessons } from '../../course/catalogue.ts';
import { loadLesson } from '../../course/lesson.ts';
import { type OpenPages, openServer, type RoomServer } from '../server.ts';
import { sessionFolder } from '../session.ts';
import { stepsOf } from '../web/plan.ts';
import { answersOf } from './answers.ts';
import { type Manner, manners } from './attempts.ts';
import { fastClock } from './clock.ts';
import { leadThrough } from './leader.ts';
import { type Persona, SimulatedLearner } from './learner.ts';
import { nameOf } from './names.ts';

export type RehearsalOptions = {
  work: URL;
  /** Where the lessons are, and the ids of those that are rehearsed. */
  folder: URL;
  lessons: readonly string[];
  session: string;
  learners: number;
  /** How many of the learners have their programs judged while the rehearsal goes on. */
  live: number;
  /** How many times faster than life. */
  speed: number;
  openPages: OpenPages | null;
  random?: () => number;
};

/** A rehearsal that has begun. */
export type Rehearsal = {
  server: RoomServer;
  /** Rejects when something fails that should not. */
  done: Promise<void>;
  /** Ends everybody and the room; nothing runs afterwards. What was kept is still there. */
  close: () => Promise<void>;
};

/** Ten people: how they work, in the order in which they come. */
const mixture: readonly Manner[] = [
  ...(['steady', 'quick', 'stuck', 'steady', 'stuck'] as const),
  ...(['quick', 'steady', 'silent', 'stuck', 'steady'] as const),
];

/** So many join at once. */
const together = 10;

/** A room, with simulated learners in it who use the true client, on a clock that runs fast. */
export async function startRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const { work, folder, lessons, session, learners: count, live, speed, openPages } = options;
  const { random = Math.random } = options;
  const ending = new AbortController();
  const { signal } = ending;
  setMaxListeners(0, signal);
  const clock = fastClock(speed, signal);
  const loaded = listLessons(folder)
    .filter(({ id }) => lessons.includes(id))
    .map(loadLesson);
  const choices = (lesson: string, question: string): number => {
    const page = loaded.find(({ id }) => id === lesson)?.pages.en;
    const asked = blocksOf(page?.blocks ?? [], 'predict').find(({ id }) => id === question);
    return asked?.choices.length ?? 1;
  };
  const server = await openServer({
    ...{ folder: sessionFolder(work, session), session, lessons, host: '127.0.0.1' },
    ...{ port: 0, webPort: 0, now: clock.now, openPages },
  });
  // Whatever happens to this process, nothing of them is anywhere else.
  const there = new URL('learners/', sessionFolder(work, session));
  const learners: SimulatedLearner[] = [];
  const around = { clock, random, signal, answers: answersOf(lessons, folder), choices };
  const room = { host: '127.0.0.1', port: server.learners.port, code: server.code };
  const enter = async (number: number): Promise<void> => {
    const language = languages[(number + 1) % languages.length] ?? 'en';
    const manner = mixture[number % mixture.length] ?? manners[0];
    const persona: Persona = {
      name: nameOf(number, language),
      language,
      manner,
      live: number < live,
    };
    const place = new URL(`${number}/`, there);
    learners.push(await SimulatedLearner.join(persona, room, place, around));
  };
  const close = async (): Promise<void> => {
    ending.abort();
    await done.catch(() => {});
    await Promise.all(learners.map((learner) => learner.close()));
    await server.close();
    rmSync(there, { recursive: true, force: true });
  };
  const run = async (): Promise<void> => {
    for (let first = 0; first < count && !signal.aborted; first += together) {
      const group = Array.from(
        { length: Math.min(together, count - first) },
        (_, at) => first + at,
      );
      await Promise.all(group.map(enter));
    }
    const leading = leadThrough(server.room, stepsOf(loaded), clock).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    await Promise.all([leading, ...learners.map((learner) => learner.live())]);
  };
  const done = run();
  return { server, done, close };
}
