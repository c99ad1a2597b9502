import { openWork } from './open-work.ts';
import { Peer } from './peer.ts';
import type { Scenario } from './scenarios.ts';
import { median, rotated } from './statistics.ts';
import { type Effort, isQuiet, type Runner, ratios, takeTurns } from './turns.ts';
import type { VariantName } from './variants.ts';

/** `aa` is the baseline a second time: how far apart equal programs come out. */
export type Contestant = VariantName | 'aa';

/** What a scenario came to. */
export interface Measurement {
  /** Capacity of each contestant against the first variant, a number for each round. */
  ratios: Map<Contestant, number[]>;
  /** How many turns of all were undisturbed: 1 on a machine that does nothing else. */
  quiet: number;
}

/**
 * Each round starts fresh processes, one for every variant, and lets them take turns: what the
 * machine does besides meets them all alike. A round's number is the median of its turns.
 */
export async function measureScenario(
  scenario: Scenario,
  effort: Effort,
  env: Record<string, string> = {},
): Promise<Measurement> {
  const [base, ...others] = scenario.variants;
  const names: Contestant[] = ['aa', ...others];
  const found = new Map(names.map((name) => [name, [] as number[]]));
  const quiet: number[] = [];
  for (let round = 0; round < effort.rounds; round += 1) {
    const turns = await oneRound(scenario, rotated([base, ...names], round), effort, env);
    for (const [name, list] of found) list.push(median(ratios(turns, base, name)));
    quiet.push(turns.filter(isQuiet).length / turns.length);
  }
  return { ratios: found, quiet: median(quiet) };
}

async function oneRound(
  scenario: Scenario,
  names: readonly Contestant[],
  effort: Effort,
  env: Record<string, string>,
) {
  const partner = new Peer(0, env);
  const subjects = names.map((name) => ({ name, peer: new Peer(1, env) }));
  try {
    const runners: Runner[] = [];
    for (const { name, peer } of subjects) {
      const variant = name === 'aa' ? scenario.variants[0] : name;
      runners.push({ name, run: await openWork(scenario, variant, peer, partner) });
    }
    return await takeTurns(runners, scenario.times, effort);
  } finally {
    for (const peer of [partner, ...subjects.map(({ peer }) => peer)]) peer.stop();
  }
}
