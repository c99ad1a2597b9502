import type { Language } from '../../i18n.ts';
import { type ReaderStep, sectionStarts, stepKey } from './steps.ts';

export type View = 'page' | 'contents' | 'help' | 'run';

/** Where a reader is, and what they have opened. Changed by keys only, in `press`. */
export type ReaderState = {
  view: View;
  language: Language;
  step: number;
  /** The first visible line of what is shown. */
  top: number;
  wire: boolean;
  /** The line chosen in the table of contents. */
  cursor: number;
  /** Question → the first choice made. */
  answers: Readonly<Record<string, number>>;
  /** The steps read to their end. */
  read: readonly string[];
  /** The step of last time, while it is offered. */
  offer: number | null;
  /** Whether the program of the run view still runs. */
  running: boolean;
};

/** The state to begin with: at the place of last time, or with an offer to go there. */
export function openingState(
  language: Language,
  known: Pick<ReaderState, 'read' | 'answers'>,
  last: number,
  resume: boolean,
): ReaderState {
  return {
    view: 'page',
    language,
    step: resume ? Math.max(0, last) : 0,
    top: 0,
    wire: true,
    cursor: 0,
    ...known,
    offer: !resume && last > 0 ? last : null,
    running: false,
  };
}

/** What the state alone does not know: how much there is to see. */
export type Facts = {
  steps: readonly ReaderStep[];
  /** Lines of what is shown, and how many of them fit. */
  height: number;
  room: number;
  /** The line at which the step's question begins. */
  questionAt: number;
};

export type Effect = 'quit' | 'cancel' | 'run' | 'stop' | null;
export type Pressed = { state: ReaderState; effect: Effect };

export const maxTop = ({ height, room }: Pick<Facts, 'height' | 'room'>): number =>
  Math.max(0, height - room);

const forward = ['return', 'enter', 'space', 'right', 'n', 'pagedown'];
const backward = ['left', 'b', 'p', 'pageup'];

/** What a key does. The name is Node's, with `ctrl-` before it where that was held. */
export function press(state: ReaderState, key: string, facts: Facts): Pressed {
  const same: Pressed = { state, effect: null };
  const line = key === 'down' || key === 'j' ? 1 : key === 'up' || key === 'k' ? -1 : 0;
  switch (state.view) {
    case 'help':
      if (key === 'ctrl-c') return { state, effect: 'cancel' };
      if (line !== 0) return { ...same, state: scrolled(state, line, facts) };
      if (forward.includes(key) && state.top < maxTop(facts)) {
        return { ...same, state: next(state, facts) };
      }
      return { ...same, state: { ...state, view: 'page', top: 0 } };
    case 'contents':
      return pressContents(state, key, line, facts);
    case 'run':
      return pressRun(state, key, line, facts);
    case 'page':
      if (line !== 0) return { ...same, state: scrolled(state, line, facts) };
      return pressPage(state, key, facts);
  }
}

function pressPage(state: ReaderState, key: string, facts: Facts): Pressed {
  const { steps } = facts;
  const step = steps[state.step];
  const answered = answer(state, key, facts);
  if (answered) return { state: answered, effect: null };
  if (forward.includes(key)) return { state: next(state, facts), effect: null };
  if (backward.includes(key)) return { state: back(state, facts), effect: null };
  switch (key) {
    case 'q':
      return { state, effect: 'quit' };
    case 'ctrl-c':
      return { state, effect: 'cancel' };
    case 'r':
      if (!step?.run) break;
      return { state: { ...state, view: 'run', top: 0, running: true }, effect: 'run' };
    case 'w':
      if (!step?.run) break;
      return { state: { ...state, wire: !state.wire }, effect: null };
    case 'l':
      return { state: { ...state, language: state.language === 'en' ? 'fr' : 'en' }, effect: null };
    case 't': {
      const cursor = sectionStarts(steps).findLastIndex((start) => start <= state.step);
      return { state: { ...state, view: 'contents', top: 0, cursor }, effect: null };
    }
    case '?':
    case 'h':
      return { state: { ...state, view: 'help', top: 0 }, effect: null };
    case 'c':
      if (state.offer === null || state.step > 0) break;
      return { state: { ...state, step: state.offer, top: 0, offer: null }, effect: null };
    case 'home':
      return { state: { ...state, top: 0 }, effect: null };
    case 'end':
      return { state: { ...state, top: maxTop(facts) }, effect: null };
  }
  return { state, effect: null };
}

/** The rest of this step, then the next one; what was left behind is read. */
function next(state: ReaderState, facts: Facts): ReaderState {
  const { top, step } = state;
  const last = maxTop(facts);
  // Two lines stay in sight, so that the eye finds the place.
  if (top < last) return { ...state, top: Math.min(last, top + Math.max(1, facts.room - 2)) };
  const read = withRead(state, facts.steps);
  if (step === facts.steps.length - 1) return { ...state, read };
  return { ...state, read, step: step + 1, top: 0 };
}

function back(state: ReaderState, { room }: Facts): ReaderState {
  const { top, step } = state;
  if (top > 0) return { ...state, top: Math.max(0, top - Math.max(1, room - 2)) };
  return step > 0 ? { ...state, step: step - 1 } : state;
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

function scrolled(state: ReaderState, lines: number, facts: Facts): ReaderState {
  return { ...state, top: Math.min(maxTop(facts), Math.max(0, state.top + lines)) };
}

/** Keys of choices count only once these are in sight; the first answer is the one that stays. */
function answer(state: ReaderState, key: string, facts: Facts): ReaderState | null {
  const predict = facts.steps[state.step]?.predict;
  if (!predict || state.answers[predict.id] !== undefined) return null;
  if (state.top < maxTop(facts)) return null;
  const choice = /^[1-9]$/.test(key)
    ? Number(key) - 1
    : /^[a-f]$/.test(key)
      ? key.charCodeAt(0) - 97
      : -1;
  if (choice < 0 || choice >= predict.choices.length) return null;
  const answers = { ...state.answers, [predict.id]: choice };
  return { ...state, answers, top: facts.questionAt };
}

function pressContents(state: ReaderState, key: string, line: number, facts: Facts): Pressed {
  const starts = sectionStarts(facts.steps);
  const page: ReaderState = { ...state, view: 'page', top: 0 };
  if (line !== 0) {
    const cursor = Math.min(starts.length - 1, Math.max(0, state.cursor + line));
    return { state: { ...state, cursor }, effect: null };
  }
  if (key === 'ctrl-c') return { state, effect: 'cancel' };
  if (['return', 'enter', 'space', 'right'].includes(key)) {
    return { state: { ...page, step: starts[state.cursor] ?? state.step }, effect: null };
  }
  if (['q', 't', 'escape', 'left', 'b'].includes(key)) return { state: page, effect: null };
  return { state, effect: null };
}

function pressRun(state: ReaderState, key: string, line: number, facts: Facts): Pressed {
  const stops = ['ctrl-c', 'q', 'escape'].includes(key);
  if (state.running) return { state, effect: stops ? 'stop' : null };
  if (line !== 0) return { state: scrolled(state, line, facts), effect: null };
  if (forward.includes(key) && state.top < maxTop(facts)) {
    return { state: next(state, facts), effect: null };
  }
  if (key === 'r') return { state: { ...state, top: 0, running: true }, effect: 'run' };
  if (stops || forward.includes(key) || backward.includes(key)) {
    return { state: { ...state, view: 'page', top: 0 }, effect: null };
  }
  return { state, effect: null };
}
