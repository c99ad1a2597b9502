import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { isAlive } from '../../lib/base/lock.ts';
import { judge } from '../../lib/judge/judge.ts';
import { Standby } from '../../lib/judge/standby.ts';
import { Child } from '../../lib/run/child.ts';
import { echo, echoCheck, folder, left, saved } from './judging.ts';

const options = { exercise: 'x/echo', check: echoCheck };

/** A program that is judged once, so that as many wait for the next time as this took. */
async function judgedOnce(text: string): Promise<{ file: URL; standby: Standby }> {
  const file = saved(text);
  const standby = new Standby(file);
  await judge({ ...options, file, standby });
  standby.refill();
  return { file, standby };
}

test('what waits runs what its file holds when it goes on, in the environment of then', async () => {
  const { file, standby } = await judgedOnce("throw new Error('before');");
  writeFileSync(file, `console.log(process.env.PORT, process.env.WORKBOOK_WAITS);${echo}`);
  const lines: string[] = [];
  const onOutput = ({ text }: { text: string }) => lines.push(text);
  const { verdict, recording } = await judge({ ...options, file, standby, onOutput });
  expect(verdict.id).toBe('passed');
  expect(lines).toEqual(['0 undefined']);
  // Times are counted from this judgment, not from when the process was started.
  const times = recording.map(({ t }) => t);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
  expect(left(file)).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'those that wait end when they are not needed',
  async () => {
    const { file, standby } = await judgedOnce(echo);
    // It takes a moment until the system shows its command line.
    await vi.waitFor(() => expect(left(file)).toHaveLength(1), 60_000);
    await standby.close();
    expect(left(file)).toEqual([]);
    // A check that has been given up may still ask for more.
    standby.refill();
    expect(standby.take()).toBeUndefined();
    standby.refill();
    expect(standby.take()).toBeUndefined();
  },
);

test.skipIf(process.platform === 'win32')('one that has died is passed by', async () => {
  const { file, standby } = await judgedOnce(echo);
  await vi.waitUntil(() => left(file).length > 0, 60_000);
  const [pid = 0] = left(file).map((line) => Number.parseInt(line, 10));
  process.kill(pid, 'SIGKILL');
  // The system keeps it, whatever state it shows, until Node has been told of its end.
  while (isAlive(pid)) await new Promise((resolve) => setImmediate(resolve));
  const { verdict } = await judge({ ...options, file, standby });
  expect(verdict.id).toBe('passed');
  await standby.close();
});

test('nor does one that dies later hold anybody up', { tags: 'long' }, async () => {
  const file = saved(echo);
  const standby = new Standby(file);
  for (let time = 0; time < 3; time += 1) standby.take();
  standby.refill();
  const [first, second] = [standby.take(), standby.take()];
  for (const child of [first, second]) {
    child?.kill('SIGKILL');
    await once(child as ChildProcess, 'exit');
  }
  const child = new Child({ program: 'dead', file, waiting: first });
  expect(await child.exited).toMatchObject({ program: 'dead', cause: 'itself' });
  await standby.close();
  expect(standby.take()).toBe(undefined);
});

test('what cannot be started is not waited for', { tags: 'long' }, async () => {
  const standby = new Standby(new URL('https://workbook.invalid/echo.ts'));
  standby.take();
  standby.refill();
  expect((await judge({ ...options, file: saved(echo), standby })).verdict.id).toBe('passed');
  await standby.close();
});

test('a machine that slept meanwhile does not disturb the times', { tags: 'long' }, async () => {
  const shim = new URL(`file://${folder}/slept.mjs`);
  const stopped =
    'const { now } = performance; performance.now = () => now.call(performance) - 3_600_000;';
  writeFileSync(shim, stopped);
  vi.stubEnv('NODE_OPTIONS', `--import ${shim}`);
  const { file, standby } = await judgedOnce(echo);
  const { verdict, recording } = await judge({ ...options, file, standby });
  vi.unstubAllEnvs();
  expect(verdict.id).toBe('passed');
  const times = recording.map(({ t }) => t);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
  await standby.close();
});
