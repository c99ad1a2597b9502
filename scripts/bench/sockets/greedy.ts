import { Peer } from './peer.ts';
import { rotated } from './statistics.ts';

/** Rounds, and messages that the greedy client asks for in each. */
export interface GreedyEffort {
  rounds: number;
  messages: number;
}

export const greedyVariants = ['raw', 'kit'] as const;

/** Milliseconds for each round: how long a client waits at most while another is sent a lot. */
export type Waits = Map<(typeof greedyVariants)[number], number[]>;

/** What the kit allows itself. */
export const greedyGoal = 100;

const bytes = 24;

/** One client asks for a great many short messages, and reads as fast as they come; another for one at a time. */
export async function measureGreedy(
  { rounds, messages }: GreedyEffort,
  env: Record<string, string> = {},
): Promise<Waits> {
  const waits: Waits = new Map(greedyVariants.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const variant of rotated(greedyVariants, round)) {
      const [server, client] = [new Peer(1, env), new Peer(0, env)];
      try {
        const work = { kind: 'stream', connections: 2, bytes } as const;
        const port = await server.ask({ ask: 'serve', variant, work });
        waits
          .get(variant)
          ?.push(await client.ask({ ask: 'longest', port, times: messages, bytes }));
      } finally {
        server.stop();
        client.stop();
      }
    }
  }
  return waits;
}
