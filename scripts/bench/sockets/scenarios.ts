import type { VariantName } from './variants.ts';
import type { Work } from './work.ts';

/** One row: who does what work, and what the kit wants to reach. */
export interface Scenario {
  name: string;
  /** The side whose processor time counts. The other is raw `node:net`. */
  measured: 'server' | 'client';
  work: Work;
  /** Times the work is done on each connection at a stretch: about a twentieth of a second. */
  times: number;
  /** The first is the baseline, and is measured twice. */
  variants: readonly [VariantName, ...VariantName[]];
  /** Capacity against the baseline. */
  goals: Partial<Record<VariantName, number>>;
}

const servers = ['raw', 'kit', 'kitForAwait', 'forAwait', 'promiseSocket'] as const;
const clients = ['raw', 'kit', 'forAwait', 'promiseSocket'] as const;

export const scenarios: readonly Scenario[] = [
  {
    name: 'ping32',
    measured: 'server',
    work: { kind: 'echo', connections: 32, bytes: 64 },
    times: 200,
    variants: [...servers, 'promise'],
    goals: { kit: 0.92, kitForAwait: 0.88 },
  },
  {
    name: 'fanIn200',
    measured: 'server',
    work: { kind: 'tally', connections: 200, bytes: 64 },
    times: 40,
    variants: servers,
    goals: { kit: 0.9, kitForAwait: 0.82 },
  },
  {
    name: 'echo64k1',
    measured: 'server',
    work: { kind: 'echo', connections: 1, bytes: 64 * 1024 },
    times: 1500,
    variants: servers,
    goals: { kit: 0.95 },
  },
  {
    name: 'echo64k16',
    measured: 'server',
    work: { kind: 'echo', connections: 16, bytes: 64 * 1024 },
    times: 40,
    variants: servers,
    goals: { kit: 0.95 },
  },
  {
    name: 'stream',
    measured: 'server',
    work: { kind: 'stream', connections: 1, bytes: 64 },
    times: 10_000,
    variants: servers,
    goals: {},
  },
  {
    name: 'accept',
    measured: 'server',
    work: { kind: 'visit', connections: 16, bytes: 16 },
    times: 60,
    variants: ['raw', 'kit', 'forAwait', 'promiseSocket'],
    goals: { kit: 0.9 },
  },
  {
    name: 'clientPing32',
    measured: 'client',
    work: { kind: 'echo', connections: 32, bytes: 64 },
    times: 200,
    variants: [...clients, 'promise'],
    goals: { kit: 0.95 },
  },
  {
    name: 'receiveTimeout',
    measured: 'server',
    work: { kind: 'echo', connections: 32, bytes: 64 },
    times: 200,
    variants: ['kit', 'kitTimeout'],
    goals: { kitTimeout: 0.95 },
  },
];
