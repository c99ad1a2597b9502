import { clip, stringWidth } from '../../base/terminal-text.ts';
import { isAnswered, plainText } from '../../course/blocks.ts';
import { bodyColumns, frameLines, type Key, textKeys } from '../../terminal/frame.ts';
import type { Size } from '../../terminal/keyboard.ts';
import { glyphsOf, quiet, strong, type TextStyle } from '../../terminal/text-style.ts';
import { words } from '../../terminal/words.ts';
import type { Reading } from './reading.ts';
import type { ReaderState } from './state.ts';

/** The screen of a lesson's reader. */
export function readerLines(
  reading: Reading,
  state: ReaderState,
  body: readonly string[],
  style: TextStyle,
  size: Size,
  note: string | undefined,
): string[] {
  const header = headerLine(reading, state, style, bodyColumns(size));
  const keys = (more: boolean): Key[] => keysOf(reading, state, more, style);
  return frameLines({ header, body, top: state.top, keysOf: keys, note }, style, size);
}

/** Lesson and section at the left, how far one is at the right. */
function headerLine(
  { lesson, steps }: Reading,
  { step, language }: ReaderState,
  style: TextStyle,
  columns: number,
): string {
  const part = words(language, 'reader.part', { at: step + 1, of: steps.length });
  const room = columns - stringWidth(part) - 2;
  const lessonTitle = clip(lesson.manifest.title[language], room);
  const title = plainText(steps[step]?.title ?? []);
  const left = room - stringWidth(lessonTitle) - 3;
  const section =
    title !== '' && left >= 8 ? ` ${glyphsOf(style).middle} ${clip(title, left)}` : '';
  const used = stringWidth(lessonTitle) + stringWidth(section);
  const shown = strong(style, lessonTitle) + quiet(style, section);
  return `${shown}${' '.repeat(Math.max(2, columns - used - stringWidth(part)))}${quiet(style, part)}`;
}

/** The keys that do something here, the most useful first. */
function keysOf({ steps }: Reading, state: ReaderState, more: boolean, style: TextStyle): Key[] {
  const step = steps[state.step];
  if (state.view === 'run') {
    if (state.running) return [['q', 'key.stop']];
    return [...textKeys(more), ['r', 'key.run']];
  }
  if (state.view === 'help' || state.view === 'glossary') return textKeys(more);
  if (state.view === 'contents')
    return [
      ['↑↓', 'key.choose'],
      ['→', 'key.open'],
      ['t', 'key.return'],
    ];
  const keys: Key[] = [];
  if (more) keys.push(['→', 'key.more']);
  else if (state.step < steps.length - 1) keys.push(['→', 'key.next']);
  const { predict = null, run = null, exercise = null } = step ?? {};
  if (predict && !isAnswered(predict, state.answers[predict.id] ?? []) && !more) {
    keys.unshift([`1${style.unicode ? '–' : '-'}${predict.choices.length}`, 'key.answer']);
  }
  if (state.offer !== null && state.step === 0) keys.push(['c', 'key.continue']);
  if (state.searched) keys.push(['n', 'key.nextResult'], ['Esc', 'key.results']);
  if (run) keys.push(['r', 'key.run']);
  if (exercise !== null) keys.push(['x', 'key.exercise'], ['h', 'key.hint']);
  if (step?.dotnet) keys.push(['d', 'key.dotnet']);
  keys.push(['q', 'key.quit'], ['?', 'key.help']);
  if (run) keys.push(['w', 'key.wire']);
  keys.push(['←', 'key.back'], ['/', 'key.search'], ['t', 'key.contents']);
  keys.push(['g', 'key.glossary'], ['l', 'key.language']);
  return keys;
}
