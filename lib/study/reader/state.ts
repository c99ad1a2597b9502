import type { Language } from '../../base/i18n.ts';
import type { Fact } from '../../learner/facts.ts';
import { type Extent, maxTop, pageOf, scrolled } from '../../terminal/frame.ts';
import { type ReaderStep, stepKey } from './reading.ts';

type View = 'page' | 'contents' | 'glossary' | 'help' | 'run';

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
  /** Question → the choices made, each by its index in the lesson's file. */
  answers: Readonly<Record<string, readonly number[]>>;
  /** The steps read to their end. */
  read: readonly string[];
  /** The step of last time, while it is offered. */
  offer: number | null;
  /** Whether this is a result of a search, with others before and after it. */
  searched: boolean;
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
    searched: false,
    running: false,
  };
}

/** What the state alone does not know: how much there is to see. */
export type Facts = Extent & {
  steps: readonly ReaderStep[];
  /** The line at which the step's question begins. */
  questionAt: number;
};

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

/** What has to be remembered when a state follows another. */
export function factsOf(
  before: ReaderState,
  { step, read, answers, language, dotnet }: ReaderState,
  lesson: string,
  steps: readonly ReaderStep[],
): Fact[] {
  const facts: Fact[] = [];
  const current = steps[step];
  if (language !== before.language) facts.push({ fact: 'language', language });
  if (dotnet !== before.dotnet) facts.push({ fact: 'dotnet', open: dotnet });
  if (step !== before.step && current) {
    const { section, number } = current;
    facts.push({ fact: 'place', lesson, section, step: number });
  }
  const added = read.filter((name) => !before.read.includes(name));
  if (added.length > 0) facts.push({ fact: 'read', lesson, of: steps.length, steps: added });
  for (const [question, made] of Object.entries(answers)) {
    const fresh = made.slice(before.answers[question]?.length ?? 0);
    facts.push(...fresh.map((choice): Fact => ({ fact: 'answer', lesson, question, choice })));
  }
  return facts;
}

/** A state as it can be seen: the chosen section is in sight, and so is what a running program prints. */
export function settled(state: ReaderState, facts: Facts): ReaderState {
  const end = maxTop(facts);
  const top = state.running
    ? end
    : state.view === 'contents'
      ? Math.min(end, Math.max(0, state.cursor + 3 - facts.room))
      : Math.min(end, state.top);
  // Nobody presses "next" on the last step: it counts as read once its end is in sight.
  const last = state.view === 'page' && state.step === facts.steps.length - 1;
  return { ...state, top, read: last && top === end ? withRead(state, facts.steps) : state.read };
}
