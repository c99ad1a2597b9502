import type { Beside } from './beside.ts';
import type { Places } from './links.ts';
import type { Notices } from './notices.ts';

/** What is needed beside the text. */
export type Context = {
  notices: Notices;
  places: Places;
  beside: Beside;
  /** Which half of the pairs in what is taken in. */
  half: 'source' | 'translation';
};
