import { describe, expect, test } from 'vitest';
import { UserError } from '../../lib/base/user-error.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { listExercises } from '../../lib/course/exercises.ts';
import type { Attempt } from '../../lib/exercise/attempt.ts';
import { apply } from '../../lib/exercise/watch/apply.ts';
import {
  openingState,
  type WatchEffect,
  type WatchEvent,
  type WatchState,
} from '../../lib/exercise/watch/state.ts';
import { noExercise } from '../../lib/learner/progress.ts';

const [exercise] = listExercises(listLessons(new URL('../../lessons/', import.meta.url)));
if (!exercise) throw new Error('the lessons have no exercise');

const at = new Date(0);
const seen = { top: 0, height: 50, room: 20 };
const opened = (made: boolean): WatchEvent => ({
  type: 'opened',
  exercise,
  file: 'work/echo.ts',
  made,
  outdated: false,
});
const key = (name: string, known = noExercise, top = 0): WatchEvent => ({
  type: 'key',
  key: name,
  seen: { ...seen, top },
  known,
});
const step: WatchEvent = { type: 'step', step: { id: 'listens', ok: true } as never };
const judged: WatchEvent = { type: 'judged', attempt: {} as Attempt };
const changing: WatchEvent = { type: 'changing', at };
const saved: WatchEvent = { type: 'saved', at };
const started: WatchEvent = { type: 'started', at };
const over: WatchEvent = { type: 'over' };

/** The state after some events, and everything that they caused. */
function watched(...events: WatchEvent[]) {
  let state: WatchState = openingState(exercise as never, 'en');
  const caused: WatchEffect[] = [];
  for (const event of events) {
    const applied = apply(state, event);
    ({ state } = applied);
    caused.push(...applied.effects);
  }
  return { state, caused };
}
const verdict = [opened(false), started, step, judged, over];

describe('a round', () => {
  test('begins with the first sign of a save, and is the one that is then judged', () => {
    const { state, caused } = watched(...verdict, changing, changing, saved, started);
    expect(state).toMatchObject({ count: 2, judging: true, round: { number: 2, cause: 'saved' } });
    expect(caused).toEqual(['judge', 'stand-by', 'types', 'judge']);
  });

  test('is given up for the next save, which is shown at once', () => {
    const { state, caused } = watched(opened(false), started, step, changing, saved, saved);
    expect(state).toMatchObject({ queued: true, count: 2, round: { cause: 'saved', steps: [] } });
    expect(caused).toEqual(['judge', 'stop', 'stop', 'stop']);
    const next = watched(opened(false), started, step, changing, saved, over, started);
    expect(next.caused).toEqual(['judge', 'stop', 'stop', 'judge']);
    expect(next.state).toMatchObject({ queued: false, count: 2, round: { cause: 'saved' } });
    // It may have ended before the file is whole.
    const late = watched(opened(false), started, step, changing, over, saved, started);
    expect(late.caused.filter((effect) => effect === 'judge')).toHaveLength(2);
    expect(late.state).toMatchObject({ judging: true, count: 2, round: { cause: 'saved' } });
  });

  test('is given up for r and after Ctrl-Z, but only while a program is judged', () => {
    for (const event of [key('r'), { type: 'suspended' } as const]) {
      expect(watched(opened(false), started, event, over).caused).toEqual([
        'judge',
        'stop',
        'judge',
      ]);
    }
    expect(watched(...verdict, key('r')).caused.at(-1)).toBe('judge');
    expect(watched(...verdict, { type: 'suspended' }).caused.at(-1)).toBe('types');
  });

  test('without a file is none, until the file is back', () => {
    const error = new UserError('exercise-not-started', {});
    const gone = [...verdict, saved, { type: 'unreadable', error } as const, over];
    expect(watched(...gone).state).toMatchObject({ trouble: error, round: null, judging: false });
    const back = watched(...gone, changing);
    expect(back.state).toMatchObject({ trouble: null, round: { cause: 'saved' } });
  });

  test('takes no remarks of TypeScript about an earlier one', () => {
    const types = { type: 'types', round: 1, language: 'en', faults: [] } as const;
    expect(watched(...verdict, types).state.round?.types).toEqual({ language: 'en', faults: [] });
    expect(watched(...verdict, changing, types).state.round?.types).toBeNull();
  });
});

describe('what is looked at', () => {
  test('is the task of a new exercise until its first save, then the verdict', () => {
    const reading = [opened(true), started, step, judged, over];
    expect(watched(...reading).state).toMatchObject({ view: 'task', top: 0 });
    expect(watched(...reading, changing).state.view).toBe('verdict');
    expect(watched(opened(true), started, changing).state.view).toBe('verdict');
    expect(watched(...verdict).state).toMatchObject({ view: 'verdict', top: 'wanted' });
  });

  test('the solution needs a second press, unless it is open', () => {
    const asked = watched(...verdict, key('s'));
    expect(asked.state).toMatchObject({ view: 'verdict', ask: 'solution' });
    expect(watched(...verdict, key('s'), key('d')).state).toMatchObject({ ask: 'diff' });
    // The question is above what is shown, which may have been scrolled.
    expect(watched(...verdict, key('down', noExercise, 7), key('s')).state.top).toBe(0);
    const passed = { ...noExercise, passed: '2026-01-01' };
    const seenBefore = { ...noExercise, solution: true };
    for (const keys of [[key('s'), key('s')], [key('s', passed)], [key('s', seenBefore)]]) {
      const { state, caused } = watched(...verdict, ...keys);
      expect(state).toMatchObject({ view: 'solution', ask: null });
      expect(caused.at(-1)).toEqual({ fact: 'solution', exercise: exercise.id });
    }
  });

  test('hints that are open are shown before one more is opened', () => {
    const before = watched(...verdict).caused;
    const one = { ...noExercise, hints: 1 };
    const { state, caused } = watched(...verdict, key('h'));
    expect(caused).toEqual([...before, 'hint']);
    expect(state).toMatchObject({ view: 'hints', top: 'wanted' });
    expect(watched(...verdict, key('h', one)).caused).toEqual(before);
    expect(watched(...verdict, key('h', one), key('h', one)).caused).toEqual([...before, 'hint']);
  });

  test('scrolls from what is seen; the same key or q goes back', () => {
    expect(watched(...verdict, key('down', noExercise, 7)).state.top).toBe(8);
    for (const back of ['w', 'q', 'escape', 'left']) {
      expect(watched(...verdict, key('w'), key(back)).state.view).toBe('verdict');
    }
  });

  test('is left with q or Esc, as the menu and the reader are', () => {
    for (const leave of ['q', 'escape']) {
      expect(watched(...verdict, key(leave)).state.code).toBe(0);
      expect(watched(...verdict, key('w'), key(leave)).state.code).toBeUndefined();
    }
  });

  test('changes its language, and asks TypeScript for its words in that one', () => {
    const { state, caused } = watched(...verdict, key('l'));
    expect(state.language).toBe('fr');
    expect(caused.slice(-2)).toEqual([{ fact: 'language', language: 'fr' }, 'types']);
  });

  test('q leaves with 0, Ctrl-C with 130', () => {
    expect(watched(...verdict, key('q')).state.code).toBe(0);
    expect(watched(...verdict, key('t'), key('ctrl-c')).state.code).toBe(130);
  });
});
