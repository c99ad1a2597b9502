import type { Language } from '../../base/i18n.ts';
import type { UserError } from '../../base/user-error.ts';
import type { Exercise } from '../../course/exercises.ts';
import type { Awaited } from '../../judge/lookout.ts';
import type { StepResult } from '../../judge/verdict.ts';
import type { Fact } from '../../learner/facts.ts';
import type { ExerciseProgress } from '../../learner/progress.ts';
import type { Extent } from '../../terminal/frame.ts';
import type { Attempt } from '../attempt.ts';
import type { TypeFault } from '../types.ts';
import type { FileNews } from './file-watch.ts';

/** One judging, from the save to the verdict and what TypeScript says after it. */
export type Round = {
  number: number;
  cause: 'saved' | 'asked';
  at: Date;
  steps: readonly StepResult[];
  /** Whether a conversation has been found that breaks the program: the smallest is being looked for. */
  found: boolean;
  /** What has been waited for without anything moving, while it is judged. */
  awaited: Awaited | null;
  /** Null until there is a verdict. */
  attempt: Attempt | null;
  types: { language: Language; faults: readonly TypeFault[] } | null;
};

export type WatchView = 'verdict' | 'wire' | 'hints' | 'diff' | 'solution' | 'task';

/** Everything about a watch that can be shown. Changed by events only, in `apply`. */
export type WatchState = {
  exercise: Exercise;
  /** The learner's program, as its path is shown. */
  file: string;
  /** Whether the workbook's start.ts has changed since. */
  outdated: boolean;
  language: Language;
  view: WatchView;
  /** The first visible line; `wanted`: as far down as it takes to see the verdict, or the last hint. */
  top: number | 'wanted';
  /** What a second press of the same key will open. */
  ask: 'diff' | 'solution' | null;
  /** Every exercise is passed: said once, when there is no next one. */
  allPassed: boolean;
  judging: boolean;
  /** What is being judged was given up: when that has ended, the file is judged again. */
  queued: boolean;
  /** The file does not exist, or cannot be read. */
  trouble: UserError | null;
  /** The system reports no changes: the file is polled. */
  polling: boolean;
  /** Where the program's text is kept, when it is gone after it was judged. */
  kept: URL | null;
  /** How many rounds have been started. */
  count: number;
  round: Round | null;
  /** The exit code, once the person leaves. */
  code: number | undefined;
};

/** What a person sees of the text on the screen. */
export type Seen = Extent & { top: number };

/** What happens to a watch. */
export type WatchEvent =
  /** An exercise is at hand; `made`: its file was not there before. */
  | { type: 'opened'; exercise: Exercise; file: string; made: boolean; outdated: boolean }
  /** `known`: what the learner has done in this exercise. */
  | { type: 'key'; key: string; seen: Seen; known: ExerciseProgress }
  /** Ctrl-Z froze the peers of a program that was being judged. */
  | { type: 'suspended' }
  | { type: 'all-passed'; passed: boolean }
  | { type: FileNews; at: Date }
  | { type: 'unreadable'; error: UserError }
  | { type: 'started'; at: Date }
  | { type: 'step'; step: StepResult }
  | { type: 'found' }
  | { type: 'waiting'; awaited: Awaited | null }
  | { type: 'judged'; attempt: Attempt }
  /** The file disappeared while it was judged; its text is kept. */
  | { type: 'lost'; kept: URL }
  /** The judging has ended, with a verdict or without. */
  | { type: 'over' }
  | { type: 'types'; round: number; language: Language; faults: readonly TypeFault[] };

/** What an event causes outside the state; a fact is to be remembered. */
export type WatchEffect =
  | Fact
  /** Opens one more hint. */
  | 'hint'
  | 'next'
  | JudgingEffect;

export type JudgingEffect =
  | 'judge'
  /** Gives up the judging that is going on. */
  | 'stop'
  /** Makes processes ready for the next save. */
  | 'stand-by'
  /** Asks TypeScript. */
  | 'types';

export const openingState = (exercise: Exercise, language: Language): WatchState => ({
  exercise,
  file: '',
  outdated: false,
  language,
  view: 'verdict',
  top: 0,
  ask: null,
  allPassed: false,
  judging: false,
  queued: false,
  trouble: null,
  polling: false,
  kept: null,
  count: 0,
  round: null,
  code: undefined,
});
