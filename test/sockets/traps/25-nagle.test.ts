/** Trap 25: two small writes and a wait: Nagle's rule and the delayed ACK cost 40 ms together. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { ByteReader, serve } from '#sockets';
import { dial, listen, rawDial } from '../loopback.ts';

const ROUNDS = 5;

/** How long a round takes, in milliseconds: the one in the middle. The first ones are always quick. */
async function timed(round: () => Promise<void>): Promise<number> {
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

  const compare = async () => {
    const raw = await rawDial(listener.localEndPoint.port);
    const rawReader = new ByteReader(raw);
    const slow = await timed(async () => {
      raw.write('1');
      await turn();
      raw.write('2');
      expect(`${await rawReader.readExactly(2)}`).toBe('ok');
    });
    raw.end();

    const client = await dial(listener.localEndPoint.port);
    const reader = new ByteReader(client);
    const quick = await timed(async () => {
      await client.send('1');
      await turn();
      await client.send('2');
      expect(`${await reader.readExactly(2)}`).toBe('ok');
    });
    await client.close();

    expect(slow).toBeGreaterThan(20);
    expect(quick).toBeLessThan(slow / 3);
  };
  // A busy system may send an ACK at once, or keep us waiting for other reasons.
  await vi.waitFor(compare, { timeout: 60_000, interval: 0 });
  listener.stop();
  await serving;
});
