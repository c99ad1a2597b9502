import type { Deed } from '../protocol.ts';
import type { Act, Logged, RoomEvent } from './event.ts';
import type { Attempting, Learner, RoomState } from './state.ts';

/**
 * Changes a room as an event says: the same events make the same room. It is changed in place, since
 * a thousand learners' events are replayed in a second. What cannot be in a room of ours is ignored.
 */
export function apply(room: RoomState, { n, at, event }: Logged): void {
  room.n = n;
  room.at = at;
  if (event.type === 'opened') {
    // After a restart nobody is connected, whatever the log said last.
    for (const learner of room.learners.values()) learner.connections = 0;
    if (room.session !== '') return;
    room.session = event.session;
    room.lessons = event.lessons;
    room.opened = at;
  } else if (event.type === 'acted') act(room, event.act, at);
  else if (event.type === 'joined') join(room, event, at);
  else {
    const learner = room.learners.get(event.learner);
    if (!learner) return;
    if (event.type === 'did') did(room, learner, event, at);
    else if (event.type === 'renamed') {
      learner.name = event.name;
      learner.language = event.language;
    } else if (event.type === 'came') {
      learner.connections += 1;
      learner.left = null;
      learner.heard = at;
    } else learner.connections = Math.max(0, learner.connections - 1);
  }
}

function join(
  room: RoomState,
  { learner: id, name, language, via, key }: Extract<RoomEvent, { type: 'joined' }>,
  at: number,
): void {
  if (room.learners.has(id)) return;
  room.learners.set(id, {
    ...{ id, name, language, via, key, joined: at, left: null, connections: 0, heard: at },
    ...{ received: 0, hand: null, follow: true, at: null, doctor: null },
    exercises: new Map(),
    answers: new Map(),
  });
}

function did(
  room: RoomState,
  learner: Learner,
  { n, at, deed }: Extract<RoomEvent, { type: 'did' }>,
  heard: number,
): void {
  // Sent again because the acknowledgement was lost.
  if (n !== 0 && n <= learner.received) return;
  if (n !== 0) learner.received = n;
  learner.heard = heard;
  work(room, learner, deed, at);
}

function work(room: RoomState, learner: Learner, deed: Deed, at: number): void {
  switch (deed.did) {
    case 'started':
      attempting(learner, deed.exercise, at);
      break;
    case 'judged': {
      const own = attempting(learner, deed.exercise, at);
      const { verdict, peer, held, of } = deed;
      const again = own.last?.verdict === verdict && own.last.peer === peer;
      own.attempts += 1;
      own.passed ??= deed.ok ? at : null;
      own.last = { verdict, peer, held, of, at, times: again ? (own.last?.times ?? 0) + 1 : 1 };
      break;
    }
    case 'hint': {
      const own = attempting(learner, deed.exercise, at);
      own.hints = Math.max(own.hints, deed.open);
      break;
    }
    case 'solution':
      attempting(learner, deed.exercise, at).solution = true;
      break;
    case 'reading':
      learner.at = { lesson: deed.lesson, section: deed.section };
      break;
    case 'answered': {
      const question = `${deed.lesson}/${deed.question}`;
      if (!learner.answers.has(question)) learner.answers.set(question, deed.choice);
      vote(room, learner, question, deed.choice);
      break;
    }
    case 'doctor':
      learner.doctor = { ok: deed.ok, trouble: deed.trouble };
      break;
    case 'hand':
      if (!deed.up) learner.hand = null;
      else learner.hand = { since: learner.hand?.since ?? at, words: deed.words ?? '' };
      break;
    case 'follow':
      learner.follow = deed.on;
      break;
    case 'left':
      learner.left = at;
      learner.hand = null;
  }
}

/** What is known of a learner's exercise, which is what it works on now. */
function attempting(learner: Learner, exercise: string, at: number): Attempting {
  const own = learner.exercises.get(exercise) ?? {
    ...{ started: at, attempts: 0, passed: null, hints: 0, solution: false, last: null },
  };
  learner.exercises.set(exercise, own);
  learner.at = { lesson: exercise.split('/')[0] ?? '', exercise };
  return own;
}

function vote({ poll }: RoomState, { id }: Learner, question: string, choice: number): void {
  if (poll?.open && question === `${poll.lesson}/${poll.question}`) poll.votes.set(id, choice);
}

function act(room: RoomState, act: Act, at: number): void {
  room.shared += 1;
  switch (act.act) {
    case 'went-to': {
      const before = room.visits.at(-1);
      if (before) {
        before.pausedMs += pausedIn(room, before.from, at);
        before.until = at;
      }
      room.visits.push({ place: act.place, from: at, until: null, pausedMs: 0 });
      break;
    }
    case 'called':
      room.calls += 1;
      room.call = { n: room.calls, lesson: act.lesson, section: act.section };
      break;
    case 'call-over':
      room.call = null;
      break;
    case 'opened-solution':
      room.solutions.add(act.exercise);
      break;
    case 'showed':
      room.snippet = act.snippet;
      break;
    case 'asked':
      room.polls += 1;
      room.poll = {
        ...{ n: room.polls, lesson: act.lesson, question: act.question, open: true },
        votes: new Map(),
      };
      break;
    case 'poll-closed':
      if (room.poll) room.poll.open = false;
      break;
    case 'poll-over':
      room.poll = null;
      break;
    case 'timer':
      room.timer = { for: act.for, until: act.until - pausedIn(room, 0, at) };
      break;
    case 'timer-over':
      room.timer = null;
      break;
    case 'paused':
      room.paused ??= at;
      break;
    case 'resumed': {
      const visit = room.visits.at(-1);
      if (visit) visit.pausedMs += pausedIn(room, visit.from, at);
      if (room.timer) room.timer.until += pausedIn(room, 0, at);
      room.paused = null;
      break;
    }
    case 'helped': {
      const learner = room.learners.get(act.learner);
      if (learner) learner.hand = null;
    }
  }
}

/** How long the clock has stood still since a time. */
const pausedIn = ({ paused }: RoomState, since: number, now: number): number =>
  paused === null ? 0 : now - Math.max(paused, since);
