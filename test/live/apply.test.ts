import { expect, test } from 'vitest';
import { apply } from '../../lib/live/apply.ts';
import {
  type LiveEffect,
  type LiveEvent,
  type LiveState,
  mostKept,
  mostRuns,
  noState,
} from '../../lib/live/state.ts';
import type { OutputLine } from '../../lib/wire/recording.ts';

const run = (id: string, tab = 'one'): LiveEvent => ({
  ...{ type: 'run', id, programs: ['first-listener'], language: 'en', tab, at: 1_000 },
});
const line: OutputLine = { t: 1, program: 'first-listener', stream: 'out', text: 'Listening' };
const said = (number: number, lines: number): LiveEvent => ({
  ...{ type: 'happened', id: 'a', number, output: Array(lines).fill(line), wire: [] },
});
const over = (number: number): LiveEvent => ({
  ...{ type: 'over', id: 'a', number, exits: [], trouble: null },
});

/** What some events make of nothing, and all that they cause. */
function after(...events: LiveEvent[]): { state: LiveState; effects: LiveEffect[] } {
  let state = noState;
  const effects: LiveEffect[] = [];
  for (const event of events) {
    const applied = apply(state, event);
    ({ state } = applied);
    effects.push(...applied.effects);
  }
  return { state, effects };
}

const kinds = ({ effects }: { effects: LiveEffect[] }): string[] =>
  effects.map(({ effect }) => effect);

test('a run is started once; again when it is over; and what the last one had to say is not its own', () => {
  expect(kinds(after(run('a'), run('a')))).toEqual(['start']);
  const again = after(run('a'), said(1, 2), over(1), run('a'), said(1, 3), said(2, 1), over(1));
  expect(kinds(again)).toEqual(['start', 'start']);
  expect(again.state.runs.a).toMatchObject({ number: 2, phase: 'running', output: [line] });
});

test('a run is stopped once, and goes on saying something until it is over', () => {
  const stopped = after(run('a'), { type: 'stop', id: 'a' }, { type: 'stop', id: 'a' }, said(1, 1));
  expect(kinds(stopped)).toEqual(['start', 'stop']);
  expect(stopped.state.runs.a).toMatchObject({ phase: 'stopping', output: [line] });
  expect(kinds(after({ type: 'stop', id: 'b' }))).toEqual([]);
  expect(kinds(after(run('a'), over(1), { type: 'stop', id: 'a' }))).toEqual(['start']);
});

test('only so many go on at a time, and only so much is kept of each', () => {
  const ids = Array.from({ length: mostRuns + 1 }, (_, at) => `run ${at}`);
  const full = after(...ids.map((id) => run(id)));
  expect(kinds(full)).toEqual(Array(mostRuns).fill('start'));
  expect(full.state.runs[`run ${mostRuns}`]).toMatchObject({ phase: 'over', trouble: 'full' });
  const long = after(run('a'), said(1, mostKept), said(1, 1), said(1, 1), over(1));
  expect(kinds(long)).toEqual(['start', 'stop']);
  expect(long.state.runs.a).toMatchObject({ phase: 'over', trouble: 'long' });
  expect(long.state.runs.a?.output).toHaveLength(mostKept);
});

test('a tab that is gone takes its runs with it; one that shows another page does not', () => {
  const opened = { type: 'tab-opened', tab: 'one' } as const;
  const closed = { type: 'tab-closed', tab: 'one' } as const;
  const gone = { type: 'tab-gone', tab: 'one' } as const;
  const started = [opened, run('a'), run('b', 'two')];
  expect(kinds(after(...started, closed))).toEqual(['start', 'start', 'look-later']);
  const left = after(...started, closed, gone);
  expect(left.effects.slice(3)).toEqual([{ effect: 'stop', id: 'a' }]);
  expect(left.state).toMatchObject({ tabs: {}, runs: { b: { phase: 'running' } } });
  expect(after(...started, closed, opened, gone).effects).toHaveLength(3);
  expect(kinds(after(opened, opened, run('a'), closed))).toEqual(['start']);
});
