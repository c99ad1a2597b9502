import { greedyGoal, type Waits } from './greedy.ts';
import { idleGoals, medianSize, type Sizes } from './idle.ts';
import type { Contestant, Measurement } from './measure.ts';
import type { Memory } from './peer.ts';
import type { Scenario } from './scenarios.ts';
import { median, spread } from './statistics.ts';

/** A/A farther from 1 than this says that the run says nothing. */
const trustedDifference = 0.05;

type Range = [least: number, greatest: number];

/** Capacity against raw `node:net`, or, for `receiveTimeout`, against the kit without one. */
export interface RatioRow extends Partial<Record<Contestant, number>> {
  name: string;
  aa: number;
  kit: number;
  /** Over the rounds. */
  spread: Partial<Record<Contestant, Range>>;
  goals: Partial<Record<Contestant, number>>;
  /** The share of turns in which no process had to wait for a processor. */
  quiet: number;
  trusted: boolean;
}

/** Bytes for each idle connection. */
export interface IdleRow extends Partial<Record<Contestant, Memory>> {
  name: 'idle';
  raw: Memory;
  aa: Memory;
  kit: Memory;
  spread: Partial<Record<Contestant, { heap: Range; rss: Range }>>;
  /** Against raw; here less is better. */
  ratio: Partial<Record<Contestant, Memory>>;
  goals: { kit: Memory };
  trusted: boolean;
}

/** Milliseconds that a client waits at most while another is sent a lot. */
export interface GreedyRow {
  name: 'greedy';
  raw: number;
  kit: number;
  /** Over the rounds. */
  spread: { kit: Range };
  goals: { kit: number };
}

export type SocketsRow = RatioRow | IdleRow | GreedyRow;

export function ratioRow({ name, goals }: Scenario, { ratios, quiet }: Measurement): RatioRow {
  const row: RatioRow = {
    name,
    aa: Number.NaN,
    kit: Number.NaN,
    spread: {},
    goals: {},
    quiet: rounded(quiet),
    trusted: false,
  };
  for (const [variant, values] of ratios) {
    const column = variant === 'kitTimeout' ? 'kit' : variant;
    const goal = variant === 'aa' ? undefined : goals[variant];
    const [least, greatest] = spread(values);
    row[column] = rounded(median(values));
    row.spread[column] = [rounded(least), rounded(greatest)];
    if (goal !== undefined) row.goals[column] = goal;
  }
  row.trusted = nearOne(row.aa) && quiet >= 0.5;
  return row;
}

export function idleRow(sizes: Sizes): IdleRow {
  const sizeOf = (name: Contestant): Memory => medianSize(sizes.get(name) ?? []);
  const [raw, aa, kit] = [sizeOf('raw'), sizeOf('aa'), sizeOf('kit')];
  const row: IdleRow = {
    name: 'idle',
    raw,
    aa,
    kit,
    spread: {},
    ratio: {},
    goals: { kit: idleGoals },
    trusted: nearOne(aa.heap / raw.heap) && nearOne(aa.rss / raw.rss),
  };
  for (const [name, rounds] of sizes) {
    const { heap, rss } = sizeOf(name);
    row[name] = { heap: Math.round(heap), rss: Math.round(rss) };
    row.ratio[name] = { heap: rounded(heap / raw.heap), rss: rounded(rss / raw.rss) };
    row.spread[name] = {
      heap: spread(rounds.map((size) => Math.round(size.heap))),
      rss: spread(rounds.map((size) => Math.round(size.rss))),
    };
  }
  return row;
}

export function greedyRow(waits: Waits): GreedyRow {
  const whole = (values: readonly number[] = []) => values.map((value) => Math.ceil(value));
  const [raw, kit] = [whole(waits.get('raw')), whole(waits.get('kit'))];
  return {
    name: 'greedy',
    raw: median(raw),
    kit: median(kit),
    spread: { kit: spread(kit) },
    goals: { kit: greedyGoal },
  };
}

function nearOne(ratio: number): boolean {
  return Math.abs(ratio - 1) <= trustedDifference;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
