import { expect, test } from 'vitest';
import { noExercise } from '../../../lib/learner/progress.ts';
import { type BenchAct, closedBench, press } from '../../../lib/live/edit/bench.ts';

const id = '01-listening/greet';
const fact = { fact: 'solution', exercise: id };

/** What a series of buttons opens and remembers. */
function pressed(acts: readonly BenchAct[], known = noExercise) {
  let bench = closedBench;
  const facts: unknown[] = [];
  for (const act of acts) {
    const done = press(bench, act, id, known);
    bench = done.bench;
    facts.push(...done.facts);
  }
  return { ...bench, facts };
}

test('whoever has not passed is asked before a solution is seen', () => {
  expect(pressed(['solution'])).toEqual({ shown: null, ask: 'solution', facts: [] });
  expect(pressed(['solution', 'no'])).toEqual({ shown: null, ask: null, facts: [] });
  expect(pressed(['solution', 'yes'])).toEqual({ shown: 'solution', ask: null, facts: [fact] });
  expect(pressed(['diff', 'yes'])).toEqual({ shown: 'diff', ask: null, facts: [fact] });
  expect(pressed(['yes'])).toEqual({ shown: null, ask: null, facts: [] });
});

test('whoever has passed, or has seen it, is not asked', () => {
  const passed = { ...noExercise, passed: '2026-11-29T12:00:00.000Z' };
  expect(pressed(['diff'], passed)).toEqual({ shown: 'diff', ask: null, facts: [fact] });
  const seen = { ...noExercise, solution: true };
  expect(pressed(['solution'], seen)).toEqual({ shown: 'solution', ask: null, facts: [] });
  expect(pressed(['solution', 'diff'], seen).shown).toBe('diff');
  expect(pressed(['solution', 'solution'], seen).shown).toBe(null);
});
