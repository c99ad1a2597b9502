import type { Facts, ReaderState } from './state.ts';
import { type ReaderStep, stepKey } from './steps.ts';

export const forward: readonly string[] = ['return', 'enter', 'space', 'right', 'n', 'pagedown'];
export const backward: readonly string[] = ['left', 'b', 'p', 'pageup'];

type Extent = Pick<Facts, 'height' | 'room'>;

export const maxTop = ({ height, room }: Extent): number => Math.max(0, height - room);

/** Two lines stay in sight, so that the eye finds the place. */
export const pageOf = ({ room }: Pick<Facts, 'room'>): number => Math.max(1, room - 2);

/** One line down or up, for the keys that do that; else 0. */
export const lineKey = (key: string): number =>
  key === 'down' || key === 'j' ? 1 : key === 'up' || key === 'k' ? -1 : 0;

/** A few lines further down or up, as far as there are any. */
export function scrolled<State extends Pick<ReaderState, 'top'>>(
  state: State,
  lines: number,
  extent: Extent,
): State {
  return { ...state, top: Math.min(maxTop(extent), Math.max(0, state.top + lines)) };
}

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
