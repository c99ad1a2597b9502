import { choiceOrder } from '../../course/blocks.ts';
import { backward, forward, lineKey, maxTop, scrolled } from '../../terminal/scroll.ts';
import { back, next } from './move.ts';
import { pressContents, pressRun, pressText } from './press-views.ts';
import { type Effect, type Facts, opened, type Pressed, type ReaderState } from './state.ts';
import { sectionStarts } from './steps.ts';

/** What a key does. The name is Node's, with `ctrl-` before it where that was held. */
export function press(state: ReaderState, key: string, facts: Facts): Pressed {
  switch (state.view) {
    case 'help':
    case 'glossary':
      return pressText(state, key, facts);
    case 'contents':
      return pressContents(state, key, facts);
    case 'run':
      return pressRun(state, key, facts);
    case 'page':
      return pressPage(state, key, facts);
  }
}

function pressPage(state: ReaderState, key: string, facts: Facts): Pressed {
  const { steps } = facts;
  const { run = null, exercise = null, dotnet = false } = steps[state.step] ?? {};
  const to = (changed: ReaderState, effect: Effect = null): Pressed => ({ state: changed, effect });
  const line = lineKey(key);
  if (line !== 0) return to(scrolled(state, line, facts));
  const answered = answer(state, key, facts);
  if (answered) return to(answered);
  if (forward.includes(key)) return to(next(state, facts));
  if (backward.includes(key)) return to(back(state, facts));
  switch (key) {
    case 'q':
      return to(state, 'quit');
    case 'ctrl-c':
      return to(state, 'cancel');
    case 'r':
      return run ? to({ ...opened(state, 'run'), running: true }, 'run') : to(state);
    case 'w':
      return to(run ? { ...state, wire: !state.wire } : state);
    case 'd':
      return to(dotnet ? { ...state, dotnet: !state.dotnet } : state);
    case 'l':
      return to({ ...state, language: state.language === 'en' ? 'fr' : 'en' });
    case 't': {
      const cursor = sectionStarts(steps).findLastIndex((start) => start <= state.step);
      return to({ ...opened(state, 'contents'), cursor });
    }
    case 'g':
      return to(opened(state, 'glossary'));
    case '?':
      return to(opened(state, 'help'));
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
  return to(state);
}

/** Keys for choices count only once the choices are in sight; the first answer is final. */
function answer(state: ReaderState, key: string, facts: Facts): ReaderState | null {
  const predict = facts.steps[state.step]?.predict;
  if (!predict || state.answers[predict.id] !== undefined) return null;
  if (state.top < maxTop(facts)) return null;
  const choice = /^[1-9]$/.test(key)
    ? Number(key) - 1
    : /^[a-f]$/.test(key)
      ? key.charCodeAt(0) - 97
      : -1;
  const chosen = choiceOrder(predict)[choice];
  if (chosen === undefined) return null;
  const answers = { ...state.answers, [predict.id]: chosen };
  return { ...state, answers, top: facts.questionAt };
}
