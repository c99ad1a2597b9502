import type { Language } from '../../base/i18n.ts';
import type { Lesson } from '../../course/lesson.ts';
import type { RoomState } from '../room/state.ts';
import { placeKey, type Step, spentMs, stepsOf } from '../web/plan.ts';

/** A section or an exercise, as long as it was planned and as long as the room took. */
export type Taken = {
  lesson: string;
  section: string | null;
  exercise: string | null;
  title: Record<Language, string>;
  planned: number;
  /** Null where the room never was. */
  actual: number | null;
};

/** Minutes for `lesson.json`, from what a room took. */
export type Proposal = {
  lesson: string;
  minutes: { read: number; exercises: number };
  exercises: { slug: string; minutes: number }[];
};

const minute = 60_000;

/** Every step of the lessons, planned and actual. What was paused is not counted. */
export function minutesTaken(room: RoomState, lessons: readonly Lesson[], now: number): Taken[] {
  const spent = new Map<string, number>();
  for (const visit of room.visits) {
    const key = placeKey(visit.place);
    spent.set(key, (spent.get(key) ?? 0) + spentMs(visit, room.paused, now));
  }
  return stepsOf(lessons).map(({ place, title, minutes }: Step) => {
    const ms = spent.get(placeKey(place));
    return {
      ...{ lesson: place.lesson, section: place.section ?? null, title, planned: minutes },
      exercise: place.exercise ?? null,
      actual: ms === undefined ? null : Math.round((ms / minute) * 10) / 10,
    };
  });
}

/**
 * What `lesson.json` could say after this room: where it took a fifth more or less than planned. Of
 * what it did not visit, nothing is known, and the plan stays.
 */
export function proposeMinutes(taken: readonly Taken[], lessons: readonly Lesson[]): Proposal[] {
  return lessons.flatMap(({ id, manifest }) => {
    const own = taken.filter(({ lesson }) => lesson === id);
    const reading = own.filter(({ exercise }) => exercise === null);
    const changed = own.flatMap(({ exercise, planned, actual }) => {
      if (exercise === null || actual === null || !isOff(actual, planned)) return [];
      return [{ slug: exercise.slice(id.length + 1), minutes: rounded(actual), planned }];
    });
    const visited = reading.filter(({ actual }) => actual !== null);
    const [planned, actual] = [sum(visited, 'planned'), sum(visited, 'actual')];
    const isReadOff = planned > 0 && isOff(actual, planned);
    if (!isReadOff && changed.length === 0) return [];
    const { read, exercises } = manifest.minutes;
    const more = changed.reduce((all, one) => all + one.minutes - one.planned, 0);
    return {
      lesson: id,
      minutes: {
        read: isReadOff ? rounded(read + actual - planned) : read,
        exercises: exercises + more,
      },
      exercises: changed.map(({ slug, minutes }) => ({ slug, minutes })),
    };
  });
}

const isOff = (actual: number, planned: number): boolean =>
  Math.abs(actual - planned) > planned / 5;

/** To five minutes, as plans are made. */
const rounded = (minutes: number): number => Math.max(5, Math.round(minutes / 5) * 5);

const sum = (taken: readonly Taken[], of: 'planned' | 'actual'): number =>
  taken.reduce((all, one) => all + (one[of] ?? 0), 0);
