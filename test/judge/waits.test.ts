import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Awaited, Lookout } from '../../lib/judge/lookout.ts';
import type { Program } from '../../lib/judge/program.ts';
import { VerdictError } from '../../lib/judge/verdict.ts';
import { type Waiting, Waits } from '../../lib/judge/waits.ts';

const timeLimit = 1_000;
const never = new Promise<void>(() => {});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The waits of a check, and the verdict as soon as there is one. */
function started(slack = (ms: number) => ms, program?: Pick<Program, 'orAsleep'>) {
  const named = () => program as Program | undefined;
  const programs = { last: undefined, named };
  const waits = new Waits({ timeLimit, slack, programs });
  const found: { verdict?: object } = {};
  waits.over.catch(({ verdict }) => {
    found.verdict = verdict;
  });
  return { waits, found };
}

const reading: Waiting = {
  peer: 'polite',
  program: undefined,
  what: 'talk',
  wanted: { port: 5, what: () => ({ more: 'answer' }) },
};
const late = (peer: string) => ({ id: 'no-answer-in-time', params: { peer, seconds: 1 } });

test('a peer that gets its answer slowly is not kept waiting', async () => {
  const { waits, found } = started();
  waits.race(reading, [never]).catch(() => {});
  for (let turn = 0; turn < 4; turn += 1) {
    await vi.advanceTimersByTimeAsync(900);
    waits.move(5);
  }
  expect(found).toEqual({});
  await vi.advanceTimersByTimeAsync(990);
  waits.move(6);
  expect(found).toEqual({});
  await vi.advanceTimersByTimeAsync(20);
  expect(found.verdict).toMatchObject(late('polite'));
});

test('what arrives while the program is asked whether it is awake was not late', async () => {
  let asked = 0;
  const { waits, found } = started(undefined, {
    orAsleep: async (failure) => {
      asked += 1;
      // The first time, its answer was on its way.
      if (asked === 1) waits.move(5);
      return failure;
    },
  });
  waits.race(reading, [never]).catch(() => {});
  await vi.advanceTimersByTimeAsync(1_990);
  expect(asked).toBe(1);
  expect(found).toEqual({});
  await vi.advanceTimersByTimeAsync(20);
  expect(asked).toBe(2);
  expect(found.verdict).toMatchObject(late('polite'));
});

test('a check that has ended while the program was asked looks no more', async () => {
  const { waits, found } = started(undefined, {
    orAsleep: async (failure) => {
      waits.stop(new VerdictError('cancelled'));
      waits.move(5);
      return failure;
    },
  });
  waits.race(reading, [never]).catch(() => {});
  await vi.advanceTimersByTimeAsync(1_010);
  expect(found.verdict).toMatchObject({ id: 'cancelled' });
  expect(vi.getTimerCount()).toBe(0);
});

test('bytes do not bring the end any closer', async () => {
  const { waits, found } = started();
  const ending = { ...reading, wanted: { port: 5, fin: true, what: () => ({ more: 'fin' }) } };
  waits.race(ending, [never]).catch(() => {});
  await vi.advanceTimersByTimeAsync(900);
  waits.move(5);
  await vi.advanceTimersByTimeAsync(200);
  expect(found.verdict).toMatchObject(late('polite'));
});

test('a peer that floods may be left waiting, others may not', async () => {
  const { waits, found } = started();
  const flood: Waiting = {
    ...reading,
    peer: 'reads-late',
    wanted: { sends: true, what: () => ({}) },
  };
  waits.race(flood, [never]).catch(() => {});
  await vi.advanceTimersByTimeAsync(900);
  waits.race(reading, [never]).catch(() => {});
  await vi.advanceTimersByTimeAsync(900);
  expect(found).toEqual({});
  await vi.advanceTimersByTimeAsync(200);
  expect(found.verdict).toMatchObject(late('polite'));
});

test('whatever moves, there is an end to it', async () => {
  const { waits, found } = started();
  waits.race(reading, [never]).catch(() => {});
  for (let turn = 0; turn < 70 && !found.verdict; turn += 1) {
    await vi.advanceTimersByTimeAsync(100);
    waits.move(5);
  }
  expect(found.verdict).toMatchObject(late('polite'));
});

test('nobody is late while a program starts, and on a busy machine later', async () => {
  const { waits, found } = started((ms) => 3 * ms);
  waits.race(reading, [never]).catch(() => {});
  await vi.advanceTimersByTimeAsync(2_000);
  waits.begin();
  await vi.advanceTimersByTimeAsync(2_900);
  expect(found).toEqual({});
  await vi.advanceTimersByTimeAsync(200);
  expect(found.verdict).toMatchObject(late('polite'));
});

test('who came last is told each second while nothing moves, and that it goes on', async () => {
  const { waits } = started((ms) => 60 * ms);
  const told: (Awaited | null)[] = [];
  const lookout = new Lookout(
    () => waits.standing(),
    (awaited) => void told.push(awaited),
  );
  const begun = Date.now();
  waits.race({ ...reading, peer: 'silent' }, [never]).catch(() => {});
  await vi.advanceTimersByTimeAsync(500);
  waits.race(reading, [never]).catch(() => {});
  await vi.advanceTimersByTimeAsync(2_500);
  const polite = { what: 'talk', peer: 'polite', since: new Date(begun + 500) };
  expect(told).toEqual([polite, polite]);
  waits.move(5);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.slice(2)).toEqual([{ ...polite, since: new Date(begun + 3_000) }]);
  waits.move(5);
  await vi.advanceTimersByTimeAsync(999);
  waits.move(5);
  await vi.advanceTimersByTimeAsync(501);
  expect(told.at(-1)).toBeNull();
  lookout.stop();
  const { length } = told;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told.length).toBe(length);
});

test('what is not owed is not told: a place that is known, nobody', () => {
  const { waits } = started();
  expect(waits.standing()).toBeNull();
  waits.race({ ...reading, peer: 'nobody' }, [never]).catch(() => {});
  expect(waits.standing()).toBeNull();
});
