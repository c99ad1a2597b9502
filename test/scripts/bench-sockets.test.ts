import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDrive } from '../../scripts/bench/sockets/drive.ts';
import { measureGreedy } from '../../scripts/bench/sockets/greedy.ts';
import { measureIdle } from '../../scripts/bench/sockets/idle.ts';
import { measureScenario } from '../../scripts/bench/sockets/measure.ts';
import { openWork } from '../../scripts/bench/sockets/open-work.ts';
import { Peer } from '../../scripts/bench/sockets/peer.ts';
import { greedyRow, idleRow, ratioRow, type SocketsRow } from '../../scripts/bench/sockets/rows.ts';
import { type Scenario, scenarios } from '../../scripts/bench/sockets/scenarios.ts';
import { tableText } from '../../scripts/bench/sockets/table.ts';
import { connect } from '../../scripts/bench/sockets/variants/raw.ts';
import { rawListen } from '../sockets/loopback.ts';

// Times and ratios depend on the machine: this is about work that is really done.
const small = (scenario: Scenario): Scenario => {
  const connections = Math.min(3, scenario.work.connections);
  return { ...scenario, work: { ...scenario.work, connections }, times: 2 };
};

// promise-socket is not installed here.
const cases = scenarios.flatMap((scenario) =>
  scenario.variants
    .filter((variant) => variant !== 'promiseSocket')
    .map((variant) => ({ name: scenario.name, variant, scenario: small(scenario) })),
);

describe('measured', { tags: 'long' }, () => {
  let subject: Peer;
  let partner: Peer;

  beforeAll(() => {
    subject = new Peer(1);
    partner = new Peer(0);
  });

  afterAll(() => {
    subject.stop();
    partner.stop();
  });

  test.each(cases)('$name: $variant does all the work', async ({ scenario, variant }) => {
    const run = await openWork(scenario, variant, subject, partner);
    const { cpu } = await run(scenario.times);
    await run(scenario.times);
    expect(cpu).toBeGreaterThan(0);
  });

  test('scenarios, idle connections and a greedy client become rows', async () => {
    const scenario = scenarios.find(({ name }) => name === 'receiveTimeout');
    if (!scenario) throw new Error('no such scenario');
    const effort = { rounds: 1, turns: 1, warmUp: 1, scale: 1 };
    const ratio = ratioRow(scenario, await measureScenario(small(scenario), effort));
    expect(ratio).toMatchObject({ name: 'receiveTimeout', goals: { kit: 0.95 } });
    const idle = idleRow(await measureIdle(['raw', 'kit'], { rounds: 1, connections: 40 }));
    expect(idle).toMatchObject({ name: 'idle', ratio: { raw: { heap: 1 } } });
    const greedy = greedyRow(await measureGreedy({ rounds: 1, messages: 1000 }));
    expect(greedy).toMatchObject({ name: 'greedy', goals: { kit: 100 } });
    for (const { kit, spread } of [ratio, greedy]) {
      expect(kit).toBeGreaterThan(0);
      expect(spread.kit).toEqual([kit, kit]);
    }
  });
});

test.each([
  ['drops a byte and closes', (socket: Socket, chunk: Buffer) => socket.end(chunk.subarray(1))],
  ['closes', (socket: Socket) => socket.destroy()],
])('a server that %s is found out', async (_, answer) => {
  const port = await rawListen((socket) => {
    socket.on('error', () => {}).on('data', (chunk) => answer(socket, chunk));
  });
  const work = { kind: 'echo', connections: 1, bytes: 64 } as const;
  await expect(openDrive(connect, port, work)).rejects.toThrow(/^the connection ended after \d+/);
});

test('the table is calm: aligned, below 80 columns, with goals and doubts', () => {
  const rows: SocketsRow[] = [
    {
      name: 'ping32',
      kit: 0.93,
      kitForAwait: 0.871,
      forAwait: 0.86,
      promiseSocket: 0.8,
      aa: 1.004,
      spread: { kit: [0.92, 0.941] },
      goals: { kit: 0.92, kitForAwait: 0.88 },
      quiet: 1,
      trusted: true,
    },
    {
      name: 'accept',
      kit: 0.85,
      aa: 0.93,
      spread: { kit: [0.8, 0.9] },
      goals: { kit: 0.9 },
      quiet: 0.25,
      trusted: false,
    },
    { name: 'greedy', raw: 400, kit: 9, spread: { kit: [8, 12] }, goals: { kit: 100 } },
    {
      name: 'idle',
      raw: { heap: 1000, rss: 3000 },
      aa: { heap: 1000, rss: 3030 },
      kit: { heap: 2300, rss: 4700 },
      spread: { kit: { heap: [2290, 2310], rss: [4600, 4800] } },
      ratio: { aa: { heap: 1, rss: 1.01 }, kit: { heap: 2.3, rss: 1.567 } },
      goals: { kit: { heap: 2400, rss: 4600 } },
      trusted: true,
    },
  ];
  expect(`${tableText(rows, 5)}\n`).toBe(`\
Capacity against raw node:net: its processor time ÷ theirs, median of 5 rounds.
receiveTimeout: against the kit without one. idle: bytes for each connection.
greedy: ms that a client waits at most while another is sent a lot.

                                       kit,       net,  promise-
                 kit  least–most  for await  for await    socket   A/A  goal
ping32          0.93   0.92–0.94       0.87       0.86      0.80  1.00  ≥ 0.92 yes
accept          0.85   0.80–0.90          –          –         – 0.93!  ≥ 0.90 no
greedy             9        8–12          –          –         –        ≤ 100 yes
idle, heap      2300   2290–2310          –          –         –  1.00  ≤ 2400 yes
idle, rss       4700   4600–4800          –          –         –  1.01  ≤ 4600 no

ping32: kit, for await ≥ 0.88 no
accept: the machine was busy, 25 % of turns were quiet
accept: equal programs differ by 7 %
greedy: raw node:net lets it wait for 400 ms
idle: raw node:net needs 1000 of heap, 3000 of RSS
! Not to be trusted: accept. Run it again.
`);
});
