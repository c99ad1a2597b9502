import { expect, test } from 'vitest';
import { Lateness } from '../../lib/judge/lateness.ts';
import { expectBand, surely } from '../../lib/judge/peers/stay.ts';
import { VerdictError } from '../../lib/judge/verdict.ts';

/** A machine that is never late, as far as anybody has measured. */
const machine = new Lateness();
const limit = 1_000;

function wait(ms: number): void {
  const visit = { program: { run: 'program' }, peer: 'never-answers', port: 1 } as const;
  expectBand(machine, visit, { limit, ms });
}

/** The verdict on a program that waits so long, one time after the other; and how often it was asked. */
async function verdictOn(...times: number[]): Promise<[verdict: string, asked: number]> {
  let asked = 0;
  const judge = surely(async () => wait(times[asked++] ?? Number.NaN));
  const verdict = await judge().then(
    () => 'passed',
    (error: VerdictError) => error.verdict.id,
  );
  return [verdict, asked];
}

test('a program has its whole limit, and a moment to leave', async () => {
  expect(await verdictOn(limit - 25)).toEqual(['gave-up-too-soon', 1]);
  expect(await verdictOn(limit - 15)).toEqual(['passed', 1]);
  expect(await verdictOn(limit + 190)).toEqual(['passed', 1]);
});

test('a program is late only if it is so three times', async () => {
  expect(await verdictOn(limit + 300, limit + 250, limit + 210)).toEqual(['too-late', 3]);
  expect(await verdictOn(limit + 300, limit + 250, limit + 10)).toEqual(['passed', 3]);
  expect(await verdictOn(limit + 300, limit + 10)).toEqual(['passed', 2]);
  expect(await verdictOn(limit + 300, limit / 2)).toEqual(['gave-up-too-soon', 2]);
});

test('what began to be judged may fail before anybody asks', async () => {
  const judge = surely(async () => {
    throw new VerdictError('cancelled');
  });
  await new Promise((resolve) => setImmediate(resolve));
  await expect(judge()).rejects.toThrow(VerdictError);
});

test('a wait that is too long may have a verdict of its own', () => {
  const visit = { program: { run: 'program' }, peer: 'hangs-up', port: 1 } as const;
  const late = { limit, ms: limit + 300, late: 'waits-too-long' } as const;
  const verdict = { id: 'waits-too-long', params: { peer: 'hangs-up', ms: limit + 300, limit } };
  expect(() => expectBand(machine, visit, late)).toThrow(expect.objectContaining({ verdict }));
});
