import {
  isGoing,
  type LiveEffect,
  type LiveEvent,
  type LiveRun,
  type LiveState,
  mostKept,
  mostRuns,
} from './state.ts';

type Applied = { state: LiveState; effects: readonly LiveEffect[] };

/** What an event makes of the runs. */
export function apply(state: LiveState, event: LiveEvent): Applied {
  const same: Applied = { state, effects: [] };
  const to = (run: LiveRun, ...effects: LiveEffect[]): Applied => ({
    state: { ...state, runs: { ...state.runs, [run.id]: run } },
    effects,
  });
  switch (event.type) {
    case 'run':
      return begin(state, event);
    case 'stop':
      return stopAll(state, ({ id }) => id === event.id);
    case 'show': {
      const run = state.runs[event.id];
      return run ? to({ ...run, view: event.view }) : same;
    }
    case 'happened': {
      const run = runOf(state, event);
      // What the last run still had to say is not the next one's.
      if (!run || run.phase === 'over') return same;
      const output = kept(run.output, event.output);
      const wire = kept(run.wire, event.wire);
      if (output && wire) return to({ ...run, output, wire });
      if (run.phase === 'stopping') return same;
      return to({ ...run, phase: 'stopping', trouble: 'long' }, { effect: 'stop', id: run.id });
    }
    case 'over': {
      const run = runOf(state, event);
      if (!run) return same;
      const { exits, trouble } = event;
      return to({ ...run, phase: 'over', exits, trouble: run.trouble ?? trouble });
    }
    case 'tab-opened':
      return { state: withTab(state, event.tab, 1), effects: [] };
    case 'tab-closed': {
      const closed = withTab(state, event.tab, -1);
      const isLast = closed.tabs[event.tab] === undefined;
      return {
        state: closed,
        effects: isLast ? [{ effect: 'look-later', tab: event.tab }] : [],
      };
    }
    case 'tab-gone':
      if (state.tabs[event.tab] !== undefined) return same;
      return stopAll(state, ({ tab }) => tab === event.tab);
  }
}

function begin(state: LiveState, event: Extract<LiveEvent, { type: 'run' }>): Applied {
  const { type: _, at, ...started } = event;
  const { id, programs, language, tab } = started;
  const before = state.runs[id];
  if (isGoing(before)) return { state, effects: [] };
  const isFull = Object.values(state.runs).filter(isGoing).length >= mostRuns;
  const number = (before?.number ?? 0) + 1;
  const run: LiveRun = {
    ...{ id, number, started: programs, language, tab, startedAt: at },
    ...{ output: [], wire: [], exits: [], view: 'yours' },
    ...(isFull ? { phase: 'over', trouble: 'full' } : { phase: 'running', trouble: null }),
  };
  return {
    state: { ...state, runs: { ...state.runs, [id]: run } },
    effects: isFull ? [] : [{ effect: 'start', number, started }],
  };
}

/** Stops some of the runs, if they are going on. */
function stopAll(state: LiveState, which: (run: LiveRun) => boolean): Applied {
  const stopped = Object.values(state.runs).filter((run) => run.phase === 'running' && which(run));
  const runs = stopped.map((run) => [run.id, { ...run, phase: 'stopping' }] as const);
  return {
    state: { ...state, runs: { ...state.runs, ...Object.fromEntries(runs) } },
    effects: stopped.map(({ id }) => ({ effect: 'stop', id })),
  };
}

function runOf({ runs }: LiveState, { id, number }: { id: string; number: number }) {
  const run = runs[id];
  return run?.number === number ? run : undefined;
}

/** What was known and what is new; null if that is more than is kept. */
function kept<T>(before: readonly T[], more: readonly T[]): readonly T[] | null {
  if (more.length === 0) return before;
  return before.length + more.length > mostKept ? null : [...before, ...more];
}

/** With one page more in a tab, or less; a tab without any is not known. */
function withTab(state: LiveState, tab: string, more: 1 | -1): LiveState {
  const { [tab]: open = 0, ...others } = state.tabs;
  return { ...state, tabs: open + more > 0 ? { ...others, [tab]: open + more } : others };
}
