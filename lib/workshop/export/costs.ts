import type { Logged } from '../room/event.ts';

/** What one verdict has cost a room. */
export type Cost = {
  exercise: string;
  verdict: string;
  peer: string | null;
  /** How often it was given, and to how many learners. */
  times: number;
  learners: number;
  /** All learners’ minutes from this verdict to their next check of that exercise, together. */
  minutes: number;
};

/** Whoever does not check for longer than that does something else: a break, lunch. */
const most = 15;

/** Which verdicts cost the room most, these first. */
export function costsOf(logged: readonly Logged[]): Cost[] {
  const costs = new Map<string, Cost & { whose: Set<string> }>();
  /** Learner and exercise → what the last check said, and when. */
  const before = new Map<string, { cost: Cost; at: number }>();
  for (const { event } of logged) {
    if (event.type !== 'did' || event.deed.did !== 'judged') continue;
    const { learner, at, deed } = event;
    const { exercise, verdict, peer = null, ok } = deed;
    const whose = `${learner} ${exercise}`;
    const last = before.get(whose);
    if (last) last.cost.minutes += Math.min(most, Math.max(0, at - last.at) / 60_000);
    before.delete(whose);
    if (ok) continue;
    const key = JSON.stringify([exercise, verdict, peer]);
    const cost = costs.get(key) ?? {
      ...{ exercise, verdict, peer, times: 0, learners: 0, minutes: 0, whose: new Set<string>() },
    };
    costs.set(key, cost);
    cost.times += 1;
    cost.whose.add(learner);
    before.set(whose, { cost, at });
  }
  return [...costs.values()]
    .map(({ whose, minutes, ...cost }) => ({
      ...cost,
      learners: whose.size,
      minutes: Math.round(minutes * 10) / 10,
    }))
    .sort((one, two) => two.minutes - one.minutes || two.times - one.times);
}
