import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { Lateness } from '../../lib/judge/lateness.ts';

test('a machine that has not been measured adds nothing', () => {
  expect(new Lateness().slack(1_000)).toBe(1_000);
});

test('what holds this process up widens every limit, for a while', async () => {
  const lateness = new Lateness();
  lateness.start();
  const before = performance.now();
  while (performance.now() - before < 300);
  await setImmediate();
  expect(lateness.slack(1_000)).toBeGreaterThan(1_000 + 300);
  await lateness.stop();
});

test('the companion makes its rounds, and its worst one counts', async () => {
  const lateness = new Lateness();
  lateness.start();
  // Its rounds are never early, and take some time of their own.
  await vi.waitUntil(() => lateness.rounds > 2, 60_000);
  expect(lateness.slack(0)).toBeGreaterThan(0);
  await lateness.stop();
});

test('what nobody waits for any longer is forgotten: a check that has ended keeps no memory', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const stopped = async (): Promise<WeakRef<Lateness>> => {
    const lateness = new Lateness();
    lateness.start();
    await vi.waitUntil(() => lateness.rounds > 0, 60_000);
    void lateness.overdue(30);
    void lateness.overdue(60_000);
    await lateness.stop();
    return new WeakRef(lateness);
  };
  const kept = await stopped();
  await vi.waitUntil(() => {
    collect();
    return kept.deref() === undefined;
  }, 60_000);
});
