import { expect, test } from 'vitest';
import { Promptness } from '../../lib/judge/model/promptness.ts';

/** Answers that have taken that many milliseconds each, after or before a FIN. */
function answers(promptness: Promptness, times: readonly number[], fin = false): void {
  for (const ms of times) promptness.note({ ms, at: 0, fin });
}

/** A crowd, answered at those times. */
function crowd(promptness: Promptness, times: readonly number[]): void {
  promptness.begin();
  for (const at of times) promptness.note({ ms: 1, at, fin: false });
  promptness.end();
}

const numbers = Array.from({ length: 60 }, (_, number) => number);

test('a machine that is late now and then does not make a program slow', () => {
  const promptness = new Promptness();
  answers(promptness, [1, 900, 2, 800, 900, 900]);
  expect(promptness.wait).toBeLessThan(10);
});

test('a program that holds answers back is slow, although a FIN lets them go', () => {
  const promptness = new Promptness();
  answers(promptness, [900, 3, 800, 900, 900, 700, 750, 800]);
  answers(promptness, [1, 1, 1, 1, 1, 1, 1, 1], true);
  expect(promptness.wait).toBe(750);
});

test('a few answers say nothing', () => {
  const promptness = new Promptness();
  answers(promptness, [900, 900, 900]);
  expect(promptness.wait).toBe(0);
});

test('a crowd that is answered in bursts is answered side by side', () => {
  const promptness = new Promptness();
  crowd(
    promptness,
    numbers.map((number) => number + 500 * Math.floor(number / 20)),
  );
  expect(promptness.gap).toBe(1);
});

test('a crowd that is answered one by one is told from one that is not', () => {
  const promptness = new Promptness();
  expect(promptness.gap).toBe(0);
  crowd(
    promptness,
    numbers.map((number) => 50 * number),
  );
  expect(promptness.gap).toBe(50);
  crowd(promptness, numbers);
  expect(promptness.gap).toBe(1);
});

test('what was answered before the crowd came, and small scenes, do not count', () => {
  const promptness = new Promptness();
  answers(promptness, numbers);
  crowd(promptness, [0, 50, 100]);
  expect(promptness.gap).toBe(0);
});
