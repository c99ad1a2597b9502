import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { judge, Standby } from '#lab';
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
  // Times are counted from this judging, not from when the process was started.
  const times = recording.map(({ t }) => t);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
  expect(left(file)).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'those that wait end when they are not needed',
  async () => {
    const { file, standby } = await judgedOnce(echo);
    expect(left(file)).toHaveLength(1);
    await standby.close();
    expect(left(file)).toEqual([]);
  },
);

test.skipIf(process.platform === 'win32')('one that has died is passed by', async () => {
  const { file, standby } = await judgedOnce(echo);
  const [pid] = left(file).map((line) => Number.parseInt(line, 10));
  process.kill(pid as number, 'SIGKILL');
  while (left(file).length > 0) await new Promise((resolve) => setImmediate(resolve));
  const { verdict } = await judge({ ...options, file, standby });
  expect(verdict.id).toBe('passed');
  await standby.close();
});

test('where none can be started, a judging starts its own', async () => {
  const file = new URL(`file://${folder}/gone.ts`);
  const standby = new Standby(file);
  standby.take();
  standby.refill();
  await standby.close();
  const right = saved(echo, 'gone.ts');
  expect((await judge({ ...options, file: right, standby })).verdict.id).toBe('passed');
});
