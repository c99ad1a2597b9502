import { pressWatch } from './press.ts';
import {
  type Applied,
  judgeNow,
  openingState,
  type Round,
  type WatchEffect,
  type WatchEvent,
  type WatchState,
} from './state.ts';

/** What an event makes of a watch. */
export function apply(state: WatchState, event: WatchEvent): Applied {
  const to = (change: Partial<WatchState>, ...effects: WatchEffect[]): Applied => ({
    state: { ...state, ...change },
    effects,
  });
  const { round } = state;
  switch (event.type) {
    case 'opened': {
      const { exercise, file, made, outdated } = event;
      const view = made ? 'task' : 'verdict';
      const opened = { ...openingState(exercise, state.language), file, outdated, view } as const;
      return judgeNow(opened);
    }
    case 'key':
      return pressWatch(state, event);
    case 'suspended':
      return state.judging ? judgeNow(state) : to({});
    case 'all-passed':
      return to({ allPassed: event.passed });
    case 'changing':
      // The first sign of a save is shown at once.
      return to(state.judging || isFresh(round) ? {} : begun(state, 'saved', event.at));
    case 'saved':
      return state.judging ? to({ queued: true }) : judgeNow(state);
    case 'polling':
      return to({ polling: true });
    case 'unreadable':
      return to({ trouble: event.error, round: null });
    case 'started':
      return to(isFresh(round) ? {} : begun(state, 'asked', event.at));
    case 'step':
      return to({ round: round && { ...round, steps: [...round.steps, event.step] } });
    case 'judged': {
      const top = state.view === 'verdict' ? 'verdict' : state.top;
      return to({ top, round: round && { ...round, attempt: event.attempt } });
    }
    case 'lost':
      return to({ kept: event.kept });
    case 'over':
      if (state.queued) return to({ queued: false }, 'judge');
      return to({ judging: false }, 'stand-by', 'types');
    case 'types': {
      const { language, faults } = event;
      // The program may have been saved again meanwhile.
      return to(
        round?.number === event.round ? { round: { ...round, types: { language, faults } } } : {},
      );
    }
  }
}

/** Whether a round has begun and has no result yet. */
const isFresh = (round: Round | null): boolean =>
  round !== null && round.attempt === null && round.steps.length === 0;

function begun(state: WatchState, cause: Round['cause'], at: Date): Partial<WatchState> {
  const number = state.count + 1;
  const round = { number, cause, at, steps: [], attempt: null, types: null };
  // A person who reads the task of a new exercise has not saved anything yet.
  const reads = state.view === 'task' && number === 1;
  return {
    count: number,
    round,
    trouble: null,
    kept: null,
    ...(!reads && { view: 'verdict', top: 0 }),
  };
}
