import type { Language } from '../../base/i18n.ts';
import type { Extent } from '../../terminal/scroll.ts';
import type { ReaderStep } from './steps.ts';

export type View = 'page' | 'contents' | 'glossary' | 'help' | 'run';

/** Where a reader is, and what they have opened. Changed by keys only, in `press`. */
export type ReaderState = {
  view: View;
  language: Language;
  step: number;
  /** The first visible line of what is shown. */
  top: number;
  /** The first visible line of the page, while something else is shown. */
  pageTop: number;
  wire: boolean;
  /** Whether what explains .NET is shown in full. */
  dotnet: boolean;
  /** The line chosen in the table of contents. */
  cursor: number;
  /** Question → the first choice made, by its index in the lesson's file. */
  answers: Readonly<Record<string, number>>;
  /** The steps read to their end. */
  read: readonly string[];
  /** The step of last time, while it is offered. */
  offer: number | null;
  /** Whether the program of the run view is still running. */
  running: boolean;
};

/** The state to begin with: at the place of last time, or with an offer to go there. */
export function openingState(
  language: Language,
  known: Pick<ReaderState, 'read' | 'answers' | 'dotnet'>,
  last: number,
  resume: boolean,
): ReaderState {
  return {
    view: 'page',
    language,
    step: resume ? Math.max(0, last) : 0,
    top: 0,
    pageTop: 0,
    wire: true,
    cursor: 0,
    ...known,
    offer: !resume && last > 0 ? last : null,
    running: false,
  };
}

/** What the state alone does not know: how much there is to see. */
export type Facts = Extent & {
  steps: readonly ReaderStep[];
  /** The line at which the step's question begins. */
  questionAt: number;
};

export type Effect = 'quit' | 'cancel' | 'run' | 'stop' | 'exercise' | 'hint' | null;
export type Pressed = { state: ReaderState; effect: Effect };

/** Shows something else, from its beginning; the place on the page is kept. */
export const opened = (state: ReaderState, view: View): ReaderState => ({
  ...state,
  view,
  top: 0,
  pageTop: state.view === 'page' ? state.top : state.pageTop,
});

/** Back on the page, where it was left. */
export const returned = (state: ReaderState): ReaderState => ({
  ...state,
  view: 'page',
  top: state.pageTop,
});
