import type { Language } from '../../base/i18n.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { Attempting, Learner } from '../room/state.ts';
import type { KeptSession } from '../sessions.ts';
import { type Cost, costsOf } from './costs.ts';
import { minutesTaken, type Proposal, proposeMinutes, type Taken } from './minutes.ts';

/** How far somebody is with an exercise. `passed`: checks passed on the learner’s machine. */
export type Done = {
  exercise: string;
  status: 'new' | 'started' | 'passed';
  /** ISO 8601. */
  passed: string | null;
  attempts: number;
  hints: number;
  solution: boolean;
};

export type Attendance = {
  name: string;
  language: Language;
  via: Learner['via'];
  joined: string;
  /** When something was last heard of it. */
  heard: string;
  left: string | null;
  /** Exercises whose checks passed on the learner’s machine. */
  passed: number;
  exercises: Done[];
};

/** All that is to be said about a session afterwards. Times are ISO 8601. */
export type SessionReport = {
  session: string;
  opened: string;
  until: string;
  lessons: readonly string[];
  exercises: readonly string[];
  learners: Attendance[];
  minutes: Taken[];
  proposal: Proposal[];
  costs: Cost[];
};

export function sessionReport(
  { name, room, logged }: KeptSession,
  lessons: readonly Lesson[],
): SessionReport {
  const minutes = minutesTaken(room, lessons, room.at);
  const exercises = lessons.flatMap(({ id, manifest }) =>
    manifest.exercises.map(({ slug }) => `${id}/${slug}`),
  );
  return {
    ...{ session: name, opened: timeOf(room.opened), until: timeOf(room.at) },
    ...{ lessons: room.lessons, exercises },
    learners: [...room.learners.values()].map((learner) => attendance(learner, exercises)),
    minutes,
    proposal: proposeMinutes(minutes, lessons),
    costs: costsOf(logged),
  };
}

function attendance(learner: Learner, exercises: readonly string[]): Attendance {
  const { name, language, via, joined, heard, left } = learner;
  const done = exercises.map((id) => doneOf(id, learner.exercises.get(id)));
  return {
    ...{ name, language, via, joined: timeOf(joined), heard: timeOf(heard) },
    left: left === null ? null : timeOf(left),
    passed: done.filter(({ status }) => status === 'passed').length,
    exercises: done,
  };
}

function doneOf(exercise: string, own: Attempting | undefined): Done {
  if (!own) {
    return { exercise, status: 'new', passed: null, attempts: 0, hints: 0, solution: false };
  }
  const { passed, attempts, hints, solution } = own;
  const status = passed === null ? 'started' : 'passed';
  const at = passed === null ? null : timeOf(passed);
  return { exercise, status, passed: at, attempts, hints, solution };
}

const timeOf = (at: number): string => new Date(at).toISOString();
