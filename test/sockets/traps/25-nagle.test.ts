/** Trap 25: two small writes and a wait: Nagle's rule and the delayed ACK cost 40 ms together. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ByteReader, serve } from '#sockets';
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
  // Answers each pair of bytes, in two sends as well.
  const serving = serve(listener, async (client) => {
    let bytes = 0;
    for await (const chunk of client) {
      for (bytes += chunk.length; bytes >= 2; bytes -= 2) {
        await client.send('o');
        await turn();
        await client.send('k');
      }
    }
  });

  const raw = await rawDial(listener.localEndPoint.port);
  const rawReader = new ByteReader(raw);
  const slow = await median(async () => {
    raw.write('1');
    await turn();
    raw.write('2');
    expect(`${await rawReader.readExactly(2)}`).toBe('ok');
  });
  expect(slow).toBeGreaterThan(20);

  const client = await dial(listener.localEndPoint.port);
  const reader = new ByteReader(client);
  const quick = await median(async () => {
    await client.send('1');
    await turn();
    await client.send('2');
    expect(`${await reader.readExactly(2)}`).toBe('ok');
  });
  expect(quick).toBeLessThan(slow / 3);

  raw.end();
  await client.close();
  listener.stop();
  await serving;
});
