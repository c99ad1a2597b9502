import { backward, forward, lineKey, scrolled, textLines } from '../../terminal/scroll.ts';
import { type Facts, type Pressed, type ReaderState, returned } from './state.ts';
import { sectionStarts } from './steps.ts';

/** Keys of the help and the glossary: on to the end, and then back to the page. */
export function pressText(state: ReaderState, key: string, facts: Facts): Pressed {
  if (key === 'ctrl-c') return { state, effect: 'cancel' };
  const lines = textLines(state, key, facts);
  return { state: lines === null ? returned(state) : scrolled(state, lines, facts), effect: null };
}

/** Keys of the table of contents: choose a section, go there. */
export function pressContents(state: ReaderState, key: string, facts: Facts): Pressed {
  const starts = sectionStarts(facts.steps);
  const ends: Record<string, number> = { home: -starts.length, end: starts.length };
  const lines = ends[key] ?? lineKey(key);
  if (lines !== 0) {
    const cursor = Math.min(starts.length - 1, Math.max(0, state.cursor + lines));
    return { state: { ...state, cursor }, effect: null };
  }
  if (key === 'ctrl-c') return { state, effect: 'cancel' };
  if (['return', 'enter', 'space', 'right'].includes(key)) {
    const step = starts[state.cursor] ?? state.step;
    return { state: { ...state, view: 'page', top: 0, step }, effect: null };
  }
  if (['q', 't', 'escape', 'left', 'b'].includes(key)) {
    return { state: returned(state), effect: null };
  }
  return { state, effect: null };
}

/** Keys while a program runs, which stop it, and after. */
export function pressRun(state: ReaderState, key: string, facts: Facts): Pressed {
  const stops = ['ctrl-c', 'q', 'escape'].includes(key);
  if (state.running) return { state, effect: stops ? 'stop' : null };
  if (key === 'r') return { state: { ...state, top: 0, running: true }, effect: 'run' };
  const lines = stops ? null : textLines(state, key, facts);
  if (lines !== null) return { state: scrolled(state, lines, facts), effect: null };
  if (stops || forward.includes(key) || backward.includes(key)) {
    return { state: returned(state), effect: null };
  }
  return { state, effect: null };
}
