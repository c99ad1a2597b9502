import type { Language } from '../base/i18n.ts';
import type { UserError } from '../base/user-error.ts';
import type { WireEvent } from '../wire/event.ts';
import type { Exit, OutputLine } from '../wire/recording.ts';

/** Programs that run, or have run, in a place of the lessons where they are shown. */
export type LiveRun = {
  /** `01-listening/first-listener+greeter`: the lesson, and the programs that are shown together. */
  id: string;
  /** How many times it was started. */
  number: number;
  /** Those of the programs that were started: one of them alone, if a person is its peer. */
  started: readonly string[];
  /** What the programs speak. */
  language: Language;
  /** The browser's tab that it was started in, and ends with. */
  tab: string;
  /** Epoch milliseconds, from which times are counted. */
  startedAt: number;
  phase: 'running' | 'stopping' | 'over';
  output: readonly OutputLine[];
  /** What programs, and peers played by hand, did on the wire. */
  wire: readonly WireEvent[];
  exits: readonly Exit[];
  /** Why it could not start, or was ended; null while all is well. */
  trouble: UserError | 'full' | 'long' | null;
  view: 'recorded' | 'yours';
};

/** Everything about runs that pages show. Changed by events only, in `apply`. */
export type LiveState = {
  runs: Readonly<Record<string, LiveRun>>;
  /** How many pages each of the browser's tabs shows: one, or none on the way to the next. */
  tabs: Readonly<Record<string, number>>;
};

/** What is asked to be started. */
export type Started = {
  id: string;
  programs: readonly string[];
  language: Language;
  tab: string;
  /** Where the first program listens, or where a lone client connects; default: its own choice. */
  host?: string | undefined;
  port?: number | undefined;
};

export type LiveEvent =
  | ({ type: 'run'; at: number } & Started)
  | { type: 'stop'; id: string }
  | { type: 'show'; id: string; view: LiveRun['view'] }
  /** What has been printed, and has happened on the wire, in the run with that number. */
  | {
      type: 'happened';
      id: string;
      number: number;
      output: readonly OutputLine[];
      wire: readonly WireEvent[];
    }
  | { type: 'over'; id: string; number: number; exits: readonly Exit[]; trouble: UserError | null }
  | { type: 'tab-opened'; tab: string }
  | { type: 'tab-closed'; tab: string }
  /** It has been closed for as long as it takes to be sure. */
  | { type: 'tab-gone'; tab: string };

/** What an event causes outside the state. */
export type LiveEffect =
  | { effect: 'start'; number: number; started: Started }
  | { effect: 'stop'; id: string }
  /** Finds out whether a tab that was closed has come back. */
  | { effect: 'look-later'; tab: string };

export const noState: LiveState = { runs: {}, tabs: {} };

/** Runs at a time. */
export const mostRuns = 8;
/** Lines, and events on the wire, that are kept of one run. */
export const mostKept = 20_000;

export const isGoing = (run: LiveRun | undefined): boolean =>
  run !== undefined && run.phase !== 'over';

/** Where a program listens now, or listened; null before it did. */
export function placeOf({ wire }: LiveRun, program: string) {
  const is = (event: WireEvent): boolean => event.kind === 'listening' && event.program === program;
  return wire.find(is)?.local ?? null;
}
