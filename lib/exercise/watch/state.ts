import type { Language } from '../../base/i18n.ts';
import { scrolled, textLines } from '../../terminal/scroll.ts';

export type WatchView = 'verdict' | 'wire' | 'hints' | 'diff' | 'solution' | 'task';

/** What a person who watches looks at. The verdicts themselves are in `Rounds`. */
export type WatchState = {
  view: WatchView;
  top: number;
  language: Language;
  /** What a second press of the same key will open. */
  ask: 'diff' | 'solution' | null;
  /** Every exercise is passed: said once, when there is no next one. */
  allPassed: boolean;
};

export const openingView = (language: Language, view: WatchView): WatchState => ({
  view,
  top: 0,
  language,
  ask: null,
  allPassed: false,
});

/** What a key may do beyond changing what is looked at. */
export type WatchEffect = 'hint' | 'solution' | 'again' | 'next' | 'quit' | 'cancel' | null;
export type WatchPressed = { state: WatchState; effect: WatchEffect };

/** How much there is to see, and what a person who has passed may see without confirming. */
export type WatchFacts = { height: number; room: number; open: boolean };

/** What a key does. */
export function pressWatch(state: WatchState, key: string, facts: WatchFacts): WatchPressed {
  const calm = { ...state, ask: null, allPassed: false };
  const to = (changed: WatchState, effect: WatchEffect = null) => ({ state: changed, effect });
  const show = (view: WatchView): WatchState => ({
    ...calm,
    view: state.view === view ? 'verdict' : view,
    top: 0,
  });
  switch (key) {
    case 'ctrl-c':
      return to(calm, 'cancel');
    case 'q':
    case 'escape':
      return state.view === 'verdict' && key === 'q' ? to(calm, 'quit') : to(show(state.view));
    case 'h':
      return to({ ...calm, view: 'hints', top: state.view === 'hints' ? state.top : 0 }, 'hint');
    case 'd':
    case 's': {
      const view = key === 'd' ? 'diff' : 'solution';
      const opens = facts.open || state.ask === view || state.view === view;
      return opens ? to(show(view), 'solution') : to({ ...calm, ask: view });
    }
    case 'w':
      return to(show('wire'));
    case 't':
      return to(show('task'));
    case 'r':
      return to({ ...calm, view: 'verdict', top: 0 }, 'again');
    case 'n':
      return to(calm, 'next');
    case 'l':
      return to({ ...calm, language: state.language === 'en' ? 'fr' : 'en' });
  }
  const lines = textLines(state, key, facts);
  if (lines !== null) return to(scrolled(calm, lines, facts));
  return to(key === 'left' || key === 'b' ? { ...calm, view: 'verdict', top: 0 } : calm);
}
