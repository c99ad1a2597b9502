import { describe, expect, test } from 'vitest';
import type { AgendaOptions } from '../../../lib/workshop/agenda/plan.ts';
import { proposeWork } from '../../../lib/workshop/agenda/proposal.ts';
import type { Work } from '../../../lib/workshop/agenda/work.ts';
import { exercise, section } from './made.ts';

const hour: AgendaOptions = { start: 540, end: 600, breaks: 10, lunch: null, days: 1 };

const work = [
  section('a', 20),
  section('b', 6, false),
  section('c', 10, false),
  exercise('easy', 10, 1),
  exercise('middle', 10, 2),
  exercise('hard', 20, 3),
  exercise('harder', 10, 3),
];

/** What is left out in so many minutes, and why. */
function outIn(minutes: number, all: readonly Work[] = work) {
  const proposal = proposeWork(all, { ...hour, end: hour.start + minutes });
  const out = proposal?.out.map(({ work, reason }) => {
    return `${work.kind === 'exercise' ? work.exercise : work.section}: ${reason}`;
  });
  return { out, fits: proposal?.fits, days: proposal?.days };
}

describe('what is proposed where not everything fits', () => {
  test('nothing where it does', () => {
    expect(proposeWork(work, { ...hour, end: 700 })).toBeNull();
  });

  test('exercises of level 3 first, no more of them than it takes', () => {
    // 86 minutes.
    expect(outIn(70)).toEqual({ out: ['hard: level3'], fits: true, days: 2 });
    expect(outIn(60)).toEqual({ out: ['hard: level3', 'harder: level3'], fits: true, days: 2 });
    // One long section is enough: then even the exercise stays.
    const long = [...work, section('long', 40, false)];
    expect(outIn(90, long)).toEqual({ out: ['long: section'], fits: true, days: 2 });
  });

  test('then sections outside the short deck, then the other exercises', () => {
    expect(outIn(46).out).toEqual(['c: section', 'hard: level3', 'harder: level3']);
    expect(outIn(35).out).toEqual([
      ...['b: section', 'c: section', 'middle: level2'],
      ...['hard: level3', 'harder: level3'],
    ]);
    expect(outIn(20)).toMatchObject({ fits: true });
  });

  test('never what is essential, even if it does not fit', () => {
    const essential = work.map((one) => ({ ...one, essential: true }));
    expect(outIn(60, essential)).toEqual({ out: [], fits: false, days: 2 });
  });

  test('no number of days for what is longer than a half day', () => {
    expect(outIn(30, [exercise('long', 40)])).toMatchObject({ days: null, fits: true });
  });
});
