import type { Peer } from './peer.ts';
import type { Scenario } from './scenarios.ts';
import type { Stretch } from './turns.ts';
import type { VariantName } from './variants.ts';

/** The share of a stretch that a process may have waited for a processor. */
const littleWaiting = 0.1;

/**
 * Lets one process serve and the other drive. The function it resolves to does a stretch of work,
 * and rejects when other bytes came back than went out.
 */
export async function openWork(
  { measured, work }: Scenario,
  variant: VariantName,
  subject: Peer,
  partner: Peer,
): Promise<(times: number) => Promise<Stretch>> {
  const serves = measured === 'server';
  const [server, client] = serves ? [subject, partner] : [partner, subject];
  const port = await server.ask({ ask: 'serve', variant: serves ? variant : 'raw', work });
  await client.ask({ ask: 'open', variant: serves ? 'raw' : variant, port, work });
  return async (times) => {
    const expected = times * work.connections * work.bytes;
    const start = performance.now();
    const before = await subject.ask({ ask: 'usage' });
    const bytes = await client.ask({ ask: 'run', port, times });
    const after = await subject.ask({ ask: 'usage' });
    const elapsed = 1000 * (performance.now() - start);
    if (bytes !== expected) throw new Error(`${variant}: ${bytes} bytes came back of ${expected}`);
    const quiet = after.waited - before.waited <= littleWaiting * elapsed;
    return { cpu: after.cpu - before.cpu, quiet };
  };
}
