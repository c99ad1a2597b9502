/** How many lines a text has, and how many of them fit. */
export type Extent = { height: number; room: number };

type Scrolled = { top: number };

export const forward: readonly string[] = ['return', 'enter', 'space', 'right', 'n', 'pagedown'];
export const backward: readonly string[] = ['left', 'b', 'p', 'pageup'];

export const maxTop = ({ height, room }: Extent): number => Math.max(0, height - room);

/** Two lines stay in sight, so that the eye finds the place. */
export const pageOf = ({ room }: Pick<Extent, 'room'>): number => Math.max(1, room - 2);

/** One line down or up, for the keys that do that; else 0. */
export const lineKey = (key: string): number =>
  key === 'down' || key === 'j' ? 1 : key === 'up' || key === 'k' ? -1 : 0;

/** A few lines further down or up, as far as there are any. */
export function scrolled<State extends Scrolled>(
  state: State,
  lines: number,
  extent: Extent,
): State {
  return { ...state, top: Math.min(maxTop(extent), Math.max(0, state.top + lines)) };
}

/** How far a key scrolls in a text; null when it ends the reading of it. */
export function textLines({ top }: Scrolled, key: string, extent: Extent): number | null {
  const line = lineKey(key);
  if (line !== 0) return line;
  if (forward.includes(key) && top < maxTop(extent)) return pageOf(extent);
  if (backward.includes(key) && top > 0) return -pageOf(extent);
  if (key === 'home') return -top;
  if (key === 'end') return maxTop(extent);
  return null;
}
