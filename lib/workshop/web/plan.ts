import type { Language } from '../../base/i18n.ts';
import type { Lesson } from '../../course/lesson.ts';
import { workOf } from '../agenda/work.ts';
import type { Place } from '../room/event.ts';
import { placeOf, type RoomState, type Visit } from '../room/state.ts';

/** What a room does next: a section, or an exercise of it. */
export type Step = { place: Place; title: Record<Language, string>; minutes: number };

/** The steps of some lessons in order. What comes after an exercise belongs to its section. */
export function stepsOf(lessons: readonly Lesson[]): Step[] {
  const steps = new Map<string, Step>();
  for (const work of lessons.flatMap(workOf)) {
    const { lesson, section, title, minutes } = work;
    const place: Place =
      work.kind === 'exercise'
        ? { lesson, section, exercise: `${lesson}/${work.exercise}` }
        : { lesson, section };
    const known = steps.get(placeKey(place));
    if (known) known.minutes += minutes;
    else steps.set(placeKey(place), { place, title, minutes });
  }
  return [...steps.values()];
}

/** The same text for the same place. */
export const placeKey = ({ lesson, section, exercise }: Place): string =>
  exercise ?? `${lesson}#${section ?? ''}`;

const minute = 60_000;

/** How a room keeps to its plan, in minutes. */
export type Pace = {
  /** How long the room has been where it is, and how long that was planned to take. */
  spent: number;
  planned: number;
  /** By how much the room is behind the plan; less than 0 when it is ahead. */
  behind: number;
  /** What is left of the plan. */
  left: number;
};

/** Null before the first step, and where the room is is not in the plan. */
export function paceOf(room: RoomState, steps: readonly Step[], now: number): Pace | null {
  const place = placeOf(room);
  const at = place ? steps.findIndex((step) => placeKey(step.place) === placeKey(place)) : -1;
  const step = steps[at];
  if (!step) return null;
  const key = placeKey(step.place);
  const spentAt = (visits: readonly Visit[]): number =>
    sum(visits.map((visit) => spentMs(visit, room.paused, now))) / minute;
  const spent = spentAt(room.visits.filter((visit) => placeKey(visit.place) === key));
  // A room may begin anywhere: its plan begins there too.
  const visited = new Set(room.visits.map((visit) => placeKey(visit.place)));
  const first = steps.findIndex((step) => visited.has(placeKey(step.place)));
  const planned = (from: number, to?: number): number =>
    sum(steps.slice(from, to).map(({ minutes }) => minutes));
  const done = planned(first, at) + Math.min(spent, step.minutes);
  return {
    ...{ spent, planned: step.minutes },
    behind: spentAt(room.visits) - done,
    left: planned(first) - done,
  };
}

/** What a visit has taken so far, less what the clock stood still. */
export function spentMs(
  { from, until, pausedMs }: Visit,
  paused: number | null,
  now: number,
): number {
  const end = until ?? (paused === null ? now : Math.max(from, paused));
  return Math.max(0, end - from - pausedMs);
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
