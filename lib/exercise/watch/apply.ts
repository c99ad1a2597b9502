import { nextLanguage } from '../../base/i18n.ts';
import { scrolled, textLines } from '../../terminal/frame.ts';
import {
  openingState,
  type Round,
  type WatchEffect,
  type WatchEvent,
  type WatchState,
  type WatchView,
} from './state.ts';

type Applied = { state: WatchState; effects: readonly WatchEffect[] };

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
      return press(state, event);
    case 'suspended':
      return state.judging ? judgeNow(state) : to({});
    case 'all-passed':
      return to({ allPassed: event.passed });
    case 'changing': {
      // The first sign of a save is shown at once, and ends the judging of what the file held before.
      const isKnown = isFresh(round) && round?.cause === 'saved';
      const change = isKnown ? {} : begun(state, 'saved', event.at);
      return state.judging ? to(change, 'stop') : to(change);
    }
    case 'saved':
      return judgeNow(state);
    case 'polling':
      return to({ polling: true });
    case 'unreadable':
      return to({ trouble: event.error, round: null });
    case 'started':
      return to(isFresh(round) ? {} : begun(state, 'asked', event.at));
    case 'step':
      return to({ round: round && { ...round, steps: [...round.steps, event.step] } });
    case 'found':
      return to({ round: round && { ...round, found: true } });
    case 'waiting':
      return to({ round: round && { ...round, awaited: event.awaited } });
    case 'judged': {
      const top = state.view === 'verdict' ? 'wanted' : state.top;
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
  round !== null && round.attempt === null && round.steps.length === 0 && !round.found;

function begun(state: WatchState, cause: Round['cause'], at: Date): Partial<WatchState> {
  const number = state.count + 1;
  const round = {
    ...{ number, cause, at, steps: [], found: false },
    ...{ awaited: null, attempt: null, types: null },
  };
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

/** Judges at once: what is being judged is given up. */
function judgeNow(state: WatchState): Applied {
  if (state.judging) return { state: { ...state, queued: true }, effects: ['stop'] };
  return { state: { ...state, judging: true }, effects: ['judge'] };
}

/** What a key does. */
function press(
  state: WatchState,
  { key, seen, known }: Extract<WatchEvent, { type: 'key' }>,
): Applied {
  const calm: WatchState = { ...state, ask: null, allPassed: false };
  const to = (change: Partial<WatchState>, ...effects: WatchEffect[]): Applied => ({
    state: { ...calm, ...change },
    effects,
  });
  const shown = (view: WatchView): Partial<WatchState> => ({
    view: state.view === view ? 'verdict' : view,
    top: 0,
  });
  switch (key) {
    case 'ctrl-c':
      return to({ code: 130 });
    case 'q':
    case 'escape':
      return to(state.view === 'verdict' ? { code: 0 } : shown(state.view));
    case 'h': {
      const hints = { view: 'hints', top: 'wanted' } as const;
      // Hints that are open already are shown first.
      return state.view === 'hints' || known.hints === 0 ? to(hints, 'hint') : to(hints);
    }
    case 'd':
    case 's': {
      const view = key === 'd' ? 'diff' : 'solution';
      const isOpen = known.solution || known.passed !== undefined;
      if (!isOpen && state.ask !== view && state.view !== view) {
        // What is asked is above all that is shown.
        return to({ ask: view, top: 0 });
      }
      return to(shown(view), { fact: 'solution', exercise: state.exercise.id });
    }
    case 'w':
      return to(shown('wire'));
    case 't':
      return to(shown('task'));
    case 'r':
      return judgeNow({ ...calm, view: 'verdict', top: 0 });
    case 'n':
    case 'N':
      return to({}, 'next');
    case 'l': {
      const language = nextLanguage(state.language);
      return to({ language }, { fact: 'language', language }, 'types');
    }
  }
  const lines = textLines(seen, key, seen);
  if (lines !== null) return to({ top: scrolled(seen, lines, seen).top });
  return to(key === 'left' || key === 'b' ? { view: 'verdict', top: 0 } : {});
}
