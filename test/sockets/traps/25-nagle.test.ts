/** Trap 25: two small writes and a wait: Nagle's rule and the delayed ACK cost 40 ms together. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { serve } from '#sockets';
import { dial, listen, rawDial } from '../loopback.ts';

const ROUNDS = 5;

/** The median of some rounds, in milliseconds. */
async function median(round: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now();
    await round();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

test.runIf(process.platform === 'linux')('write, write, read', async () => {
  const listener = await listen();
  // Answers each pair of bytes.
  const serving = serve(listener, async (client) => {
    let bytes = 0;
    for await (const chunk of client) {
      for (bytes += chunk.length; bytes >= 2; bytes -= 2) await client.send('!');
    }
  });

  const raw = await rawDial(listener.localEndPoint.port);
  const slow = await median(async () => {
    const answer = new Promise((resolve) => raw.once('data', resolve));
    raw.write('1');
    await turn();
    raw.write('2');
    await answer;
  });
  expect(slow).toBeGreaterThan(20);

  const client = await dial(listener.localEndPoint.port);
  const quick = await median(async () => {
    await client.send('1');
    await turn();
    await client.send('2');
    await client.receive();
  });
  expect(quick).toBeLessThan(slow / 2);

  raw.end();
  await client.close();
  listener.stop();
  await serving;
});
