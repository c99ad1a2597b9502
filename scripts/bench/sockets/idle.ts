import type { Contestant } from './measure.ts';
import { type Memory, Peer } from './peer.ts';
import { median, rotated } from './statistics.ts';
import type { VariantName } from './variants.ts';

/** Rounds, and connections that are counted. Each takes a file descriptor on both sides. */
export interface IdleEffort {
  rounds: number;
  connections: number;
}

/** Bytes a connection, a number for each round. */
export type Sizes = Map<Contestant, Memory[]>;

/** What the kit wants to need at most. */
export const idleGoals: Memory = { heap: 2400, rss: 4600 };

export const idleVariants: readonly VariantName[] = [
  'raw',
  'kit',
  'kitForAwait',
  'forAwait',
  'promiseSocket',
];

/** What one open connection costs a server that waits for its first bytes. */
export async function measureIdle(
  variants: readonly VariantName[],
  { rounds, connections }: IdleEffort,
  env: Record<string, string> = {},
): Promise<Sizes> {
  const names: Contestant[] = ['aa', ...variants];
  const sizes: Sizes = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of rotated(names, round)) {
      const size = await sizeOf(name === 'aa' ? 'raw' : name, connections, env);
      sizes.get(name)?.push(size);
    }
  }
  return sizes;
}

async function sizeOf(
  variant: VariantName,
  connections: number,
  env: Record<string, string>,
): Promise<Memory> {
  const [server, client] = [new Peer(1, env), new Peer(0, env)];
  const work = { kind: 'echo', connections, bytes: 64 } as const;
  try {
    const port = await server.ask({ ask: 'serve', variant, work });
    const open = (count: number) =>
      client.ask({ ask: 'open', variant: 'raw', port, work: { ...work, connections: count } });
    // The first connections bring code and lists that the later ones share.
    await open(Math.ceil(connections / 4));
    const before = await server.ask({ ask: 'memory' });
    await open(connections);
    const after = await server.ask({ ask: 'memory' });
    return {
      heap: (after.heap - before.heap) / connections,
      rss: (after.rss - before.rss) / connections,
    };
  } finally {
    server.stop();
    client.stop();
  }
}

/** Medians of both numbers. */
export function medianSize(sizes: readonly Memory[]): Memory {
  return {
    heap: median(sizes.map(({ heap }) => heap)),
    rss: median(sizes.map(({ rss }) => rss)),
  };
}
