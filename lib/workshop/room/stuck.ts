import type { Attempting, Learner, RoomState } from './state.ts';

/** Why somebody may need help. */
export type Reason = 'hand' | 'same-verdict' | 'long' | 'silent';

/** A learner who is stuck, on which exercise, if it is about one, and since when. */
export type Stuck = { learner: Learner; reasons: Reason[]; exercise: string | null; since: number };

/** Those with one cause: the same verdict of the same exercise, or none yet. */
export type Cause = {
  exercise: string | null;
  verdict: string | null;
  peer: string | undefined;
  stuck: Stuck[];
};

export type StuckOptions = {
  now: number;
  /** The minutes planned for an exercise. */
  minutesOf: (exercise: string) => number;
};

const minute = 60_000;
/** The same verdict that many times in a row is a wall. */
const sameTimes = 3;
/** A share of the planned minutes, and the least number of them, without a word. */
const [silentShare, silentLeast] = [0.5, 5];
const longShare = 1.5;

/** Who is stuck, those who have waited longest first. */
export function stuckOf(room: RoomState, options: StuckOptions): Stuck[] {
  const now = room.paused ?? options.now;
  return [...room.learners.values()]
    .filter(({ left }) => left === null)
    .flatMap((learner) => stuck(learner, { ...options, now }) ?? [])
    .sort((one, two) => one.since - two.since);
}

function stuck(learner: Learner, { now, minutesOf }: StuckOptions): Stuck | null {
  const reasons: Reason[] = [];
  const starts: number[] = [];
  const add = (reason: Reason, since: number): void => {
    reasons.push(reason);
    starts.push(since);
  };
  if (learner.hand) add('hand', learner.hand.since);
  const exercise = learner.at?.exercise ?? null;
  const own = exercise === null ? undefined : learner.exercises.get(exercise);
  if (exercise !== null && own && own.passed === null) {
    const planned = minutesOf(exercise) * minute;
    if (own.last && own.last.times >= sameTimes) add('same-verdict', own.last.at);
    if (now - own.started > longShare * planned) add('long', own.started + longShare * planned);
    const silence = Math.max(silentLeast * minute, silentShare * planned);
    if (now - lastHeard(learner, own) > silence) add('silent', lastHeard(learner, own) + silence);
  }
  if (reasons.length === 0) return null;
  return { learner, reasons, exercise, since: Math.min(...starts) };
}

const lastHeard = ({ heard }: Learner, { started, last }: Attempting): number =>
  Math.max(heard, started, last?.at ?? 0);

/** The same people by what holds them up, the most first. */
export function causesOf(stuck: readonly Stuck[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const one of stuck) {
    const last = one.exercise === null ? null : one.learner.exercises.get(one.exercise)?.last;
    const verdict = last?.verdict ?? null;
    const key = JSON.stringify([one.exercise, verdict, last?.peer]);
    const cause = causes.get(key) ?? {
      ...{ exercise: one.exercise, verdict, peer: last?.peer, stuck: [] },
    };
    cause.stuck.push(one);
    causes.set(key, cause);
  }
  return [...causes.values()].sort((one, two) => two.stuck.length - one.stuck.length);
}
