import { maxTop, pageOf, scrolled } from '../../terminal/scroll.ts';
import type { Facts, ReaderState } from './state.ts';
import { type ReaderStep, stepKey } from './steps.ts';

/** The rest of this step, then the next one; what was left behind is read. */
export function next(state: ReaderState, facts: Facts): ReaderState {
  if (state.top < maxTop(facts)) return scrolled(state, pageOf(facts), facts);
  const read = withRead(state, facts.steps);
  if (state.step === facts.steps.length - 1) return { ...state, read };
  return { ...state, read, step: state.step + 1, top: 0 };
}

export function back(state: ReaderState, facts: Facts): ReaderState {
  if (state.top > 0) return scrolled(state, -pageOf(facts), facts);
  return state.step > 0 ? { ...state, step: state.step - 1 } : state;
}

/** The steps read once the current one is. */
export function withRead(
  { read, step }: ReaderState,
  steps: readonly ReaderStep[],
): readonly string[] {
  const current = steps[step];
  const key = current ? stepKey(current) : '';
  return key === '' || read.includes(key) ? read : [...read, key];
}
