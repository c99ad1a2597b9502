/**
 * A thousand guests, polite and rude, by chance that can be repeated: `SOAK_SEED=7 npx vitest run
 * --config test/vitest.config.ts test/sockets/soak`. SOAK_SIZE is the guests of one batch of three.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Soak } from './soak/child.ts';

const { SOAK_SEED = '1793', SOAK_SIZE = '350' } = process.env;
const child = fileURLToPath(new URL('./soak/child.ts', import.meta.url));

test(`soak: SOAK_SEED=${SOAK_SEED} SOAK_SIZE=${SOAK_SIZE}`, { tags: 'long' }, async () => {
  const args = ['--expose-gc', '--import', 'tsx', child, SOAK_SEED, SOAK_SIZE];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  const { batches, heap, unhandled }: Soak = JSON.parse(stdout);
  expect({ unhandled, stderr }).toEqual({ unhandled: [], stderr: '' });
  expect(batches.length).toBe(3);
  for (const { guests, troubles, ...rest } of batches) {
    expect(rest).toEqual({ failures: [], handlersOpen: 0, listenersLeft: 0, handlesLeft: [] });
    expect(Object.values(guests).reduce((sum, count) => sum + count)).toBe(Number(SOAK_SIZE));
    const expected = ['ECONNRESET', 'EPIPE', 'ERR_LINE_TOO_LONG', 'ETIMEDOUT'];
    expect(expected).toEqual(expect.arrayContaining(Object.keys(troubles)));
  }
  // The first batch warms up. A kilobyte left of each guest would be a third of a megabyte.
  const [, second = 0, third = 0] = heap;
  expect(third - second).toBeLessThan(1024 * Number(SOAK_SIZE));
});
