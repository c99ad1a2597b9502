import type { Shared } from '../protocol.ts';
import { placeOf, type RoomState, timerEnd } from './state.ts';

/** What everybody in the room may know, in a learner's line and on a learner's page alike. */
export function sharedOf(room: RoomState, now: number): Shared {
  const { lessons, call, solutions, snippet, poll, timer, paused } = room;
  return {
    lessons: [...lessons],
    place: placeOf(room),
    call,
    solutions: [...solutions],
    snippet,
    poll: poll && { n: poll.n, lesson: poll.lesson, question: poll.question, open: poll.open },
    timer: timer && { for: timer.for, until: timerEnd(room, now) ?? timer.until },
    paused: paused !== null,
    now,
  };
}
