import { scrolled, textLines } from '../../terminal/scroll.ts';
import {
  type Applied,
  judgeNow,
  type WatchEffect,
  type WatchEvent,
  type WatchState,
  type WatchView,
} from './state.ts';

/** What a key does. */
export function pressWatch(
  state: WatchState,
  { key, seen, open }: Extract<WatchEvent, { type: 'key' }>,
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
      return to(state.view === 'verdict' && key === 'q' ? { code: 0 } : shown(state.view));
    case 'h':
      // Hints that are open already are shown first.
      return state.view === 'hints' ? to({}, 'hint') : to({ view: 'hints', top: 0 }, 'first-hint');
    case 'd':
    case 's': {
      const view = key === 'd' ? 'diff' : 'solution';
      const opens = open || state.ask === view || state.view === view;
      return opens ? to(shown(view), 'solution') : to({ ask: view });
    }
    case 'w':
      return to(shown('wire'));
    case 't':
      return to(shown('task'));
    case 'r':
      return judgeNow({ ...calm, view: 'verdict', top: 0 });
    case 'n':
      return to({}, 'next');
    case 'l':
      return to({ language: state.language === 'en' ? 'fr' : 'en' }, 'language', 'types');
  }
  const lines = textLines(seen, key, seen);
  if (lines !== null) return to({ top: scrolled(seen, lines, seen).top });
  return to(key === 'left' || key === 'b' ? { view: 'verdict', top: 0 } : {});
}
