import { constants } from 'node:os';
import { installRivals } from '../install.ts';
import { measureGreedy } from './greedy.ts';
import { idleVariants, measureIdle } from './idle.ts';
import { measureScenario } from './measure.ts';
import { rivals } from './rivals.ts';
import { greedyRow, idleRow, ratioRow, type SocketsRow } from './rows.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { tableText } from './table.ts';
import type { VariantName } from './variants.ts';

const efforts = {
  quick: {
    turns: { rounds: 2, turns: 3, warmUp: 2, scale: 1 },
    idle: { rounds: 1, connections: 2000 },
    greedy: { rounds: 1, messages: 100_000 },
  },
  full: {
    turns: { rounds: 5, turns: 7, warmUp: 7, scale: 1 },
    idle: { rounds: 3, connections: 4000 },
    greedy: { rounds: 5, messages: 300_000 },
  },
};

/** The kit against raw `node:net`, `for await` over a socket, and with `rivals` promise-socket. */
export async function benchSockets(options: {
  quick: boolean;
  rivals: boolean;
}): Promise<{ rows: SocketsRow[]; text: string }> {
  endWithSignals();
  const env: Record<string, string> = options.rivals
    ? { BENCH_RIVALS: await installRivals(rivals) }
    : {};
  const effort = options.quick ? efforts.quick : efforts.full;
  const runs = (variant: VariantName) => options.rivals || variant !== 'promiseSocket';
  const rows: SocketsRow[] = [];
  for (const scenario of scenarios) {
    progress(scenario.name);
    const [base, ...others] = scenario.variants;
    const chosen: Scenario = { ...scenario, variants: [base, ...others.filter(runs)] };
    rows.push(ratioRow(chosen, await measureScenario(chosen, effort.turns, env)));
  }
  progress('greedy');
  rows.push(greedyRow(await measureGreedy(effort.greedy, env)));
  progress('idle');
  rows.push(idleRow(await measureIdle(idleVariants.filter(runs), effort.idle, env)));
  return { rows, text: tableText(rows, effort.turns.rounds) };
}

/** For the person who waits minutes; not for a pipe. */
function progress(name: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${name}…\n`);
}

/** The 'exit' handlers end the processes and remove the folder; a signal alone would not run them. */
function endWithSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
}
