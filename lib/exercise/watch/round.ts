import type { Language } from '../../base/i18n.ts';
import type { UserError } from '../../base/user-error.ts';
import type { StepResult } from '../../judge/verdict.ts';
import type { Attempt } from '../attempt.ts';
import type { TypeFault } from '../types.ts';

/** One judging, from the save to the verdict and what TypeScript says after it. */
export type Round = {
  cause: 'saved' | 'asked';
  at: Date;
  steps: StepResult[];
  /** Null until there is a verdict. */
  attempt: Attempt | null;
  types: { language: Language; faults: TypeFault[] } | null;
};

/** What a watch knows, ready to be drawn at any time. */
export type RoundsState = {
  /** How many rounds have been started. */
  count: number;
  judging: boolean;
  /** The file was saved while it was judged. */
  queued: boolean;
  /** The file does not exist, or cannot be read. */
  trouble: UserError | null;
  /** The system reports no changes: the file is polled. */
  polling: boolean;
  /** Where the program's text is kept, when it is gone after it was judged. */
  kept: URL | null;
  round: Round | null;
};

/** What has just happened, for callers that print it line by line. */
export type RoundsEvent = 'saved' | 'step' | 'verdict' | 'types' | 'trouble' | 'queued' | 'polling';
