import { nextLanguage } from '../../base/i18n.ts';
import { choiceOrder, isAnswered } from '../../course/blocks.ts';
import { backward, forward, lineKey, maxTop, scrolled, textLines } from '../../terminal/frame.ts';
import { sectionStarts } from './reading.ts';
import { back, type Facts, next, opened, type ReaderState, returned } from './state.ts';

type Leaving =
  | 'quit'
  | 'cancel'
  | 'exercise'
  | 'search'
  | 'results'
  | 'next-result'
  | 'result-before';
export type Effect = Leaving | 'run' | 'stop' | 'hint' | null;
type Pressed = { state: ReaderState; effect: Effect };

const to = (state: ReaderState, effect: Effect = null): Pressed => ({ state, effect });

/** What a key does. The name is Node's, with `ctrl-` before it where that was held. */
export function press(state: ReaderState, key: string, facts: Facts): Pressed {
  if (state.view === 'run') return pressRun(state, key, facts);
  if (key === 'ctrl-c') return to(state, 'cancel');
  switch (state.view) {
    case 'page':
      return pressPage(state, key, facts);
    case 'contents':
      return pressContents(state, key, facts);
    case 'help':
    case 'glossary':
      return pressText(state, key, facts);
  }
}

/** Keys of a text beside the page: on to its end and then back, or straight to another one. */
function pressText(state: ReaderState, key: string, facts: Facts): Pressed {
  const other = beside(state, key, facts);
  if (other && other.view !== state.view) return to(other);
  const lines = textLines(state, key, facts);
  return to(lines === null ? returned(state) : scrolled(state, lines, facts));
}

/** What a key opens beside the page, whatever is shown; null for other keys. */
function beside(state: ReaderState, key: string, { steps }: Facts): ReaderState | null {
  switch (key) {
    case 't': {
      const cursor = sectionStarts(steps).findLastIndex((start) => start <= state.step);
      return { ...opened(state, 'contents'), cursor };
    }
    case 'g':
      return opened(state, 'glossary');
    case '?':
      return opened(state, 'help');
  }
  return null;
}

function pressPage(state: ReaderState, key: string, facts: Facts): Pressed {
  const { steps } = facts;
  const { run = null, exercise = null, dotnet = false } = steps[state.step] ?? {};
  const line = lineKey(key);
  if (line !== 0) return to(scrolled(state, line, facts));
  const answered = answer(state, key, facts);
  if (answered) return to(answered);
  if (state.searched && (key === 'n' || key === 'N')) {
    return to(state, key === 'n' ? 'next-result' : 'result-before');
  }
  if (forward.includes(key)) return to(next(state, facts));
  if (backward.includes(key)) return to(back(state, facts));
  switch (key) {
    case 'q':
      return to(state, 'quit');
    case 'escape':
      return to(state, state.searched ? 'results' : 'quit');
    case '/':
      return to(state, 'search');
    case 'r':
      return run ? to({ ...opened(state, 'run'), running: true }, 'run') : to(state);
    case 'w':
      return to(run ? { ...state, wire: !state.wire } : state);
    case 'd':
      return to(dotnet ? { ...state, dotnet: !state.dotnet } : state);
    case 'l':
      return to({ ...state, language: nextLanguage(state.language) });
    case 'h':
      return exercise === null ? to(opened(state, 'help')) : to(state, 'hint');
    case 'x':
      return exercise === null ? to(state) : to(state, 'exercise');
    case 'c':
      if (state.offer === null || state.step > 0) return to(state);
      return to({ ...state, step: state.offer, top: 0, offer: null });
    case 'home':
      return to({ ...state, top: 0 });
    case 'end':
      return to({ ...state, top: maxTop(facts) });
  }
  return to(beside(state, key, facts) ?? state);
}

/** Keys for choices count only once the choices are in sight, and until the right one is found. */
function answer(state: ReaderState, key: string, facts: Facts): ReaderState | null {
  const predict = facts.steps[state.step]?.predict;
  const made = (predict && state.answers[predict.id]) ?? [];
  if (!predict || isAnswered(predict, made)) return null;
  if (state.top < maxTop(facts)) return null;
  const choice = /^[1-9]$/.test(key)
    ? Number(key) - 1
    : /^[a-f]$/.test(key)
      ? key.charCodeAt(0) - 97
      : -1;
  const chosen = choiceOrder(predict)[choice];
  if (chosen === undefined) return null;
  if (made.includes(chosen)) return state;
  const answers = { ...state.answers, [predict.id]: [...made, chosen] };
  return { ...state, answers, top: facts.questionAt };
}

/** Keys of the table of contents: choose a section, go there. */
function pressContents(state: ReaderState, key: string, facts: Facts): Pressed {
  const starts = sectionStarts(facts.steps);
  const ends: Record<string, number> = { home: -starts.length, end: starts.length };
  const lines = ends[key] ?? lineKey(key);
  if (lines !== 0) {
    const cursor = Math.min(starts.length - 1, Math.max(0, state.cursor + lines));
    return to({ ...state, cursor });
  }
  if (['return', 'enter', 'space', 'right'].includes(key)) {
    const step = starts[state.cursor] ?? state.step;
    return to({ ...state, view: 'page', top: 0, step });
  }
  if (['q', 't', 'escape', 'left', 'b'].includes(key)) return to(returned(state));
  return to(beside(state, key, facts) ?? state);
}

/** Keys while a program runs, which stop it, and after. */
function pressRun(state: ReaderState, key: string, facts: Facts): Pressed {
  const stops = ['ctrl-c', 'q', 'escape'].includes(key);
  if (state.running) return to(state, stops ? 'stop' : null);
  if (key === 'r') return to({ ...state, top: 0, running: true }, 'run');
  const lines = stops ? null : textLines(state, key, facts);
  if (lines !== null) return to(scrolled(state, lines, facts));
  const leaves = stops || forward.includes(key) || backward.includes(key);
  return to(leaves ? returned(state) : state);
}
