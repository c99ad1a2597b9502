import { clip, stringWidth } from '../../base/terminal-text.ts';
import { plainText } from '../../course/blocks.ts';
import { accent, glyphsOf, type Look, proseColumns, quiet, strong } from '../../terminal/look.ts';
import { words } from '../../terminal/words.ts';
import { keyName } from './body.ts';
import { maxTop } from './move.ts';
import type { Reading } from './reading.ts';
import type { ReaderState } from './state.ts';

export type Size = { columns: number; rows: number };

/** Lines that are not the body's: header, an empty line, rule, keys. */
const around = 4;

/** How many lines of the body fit. One line too many takes the place of the empty line. */
export const roomOf = ({ rows }: Pick<Size, 'rows'>, height: number): number =>
  Math.max(1, rows - (height === rows - around + 1 ? around - 1 : around));

/** Columns left free on the left, so that text does not stick to the window's edge. */
export const marginOf = ({ columns }: Size): number => (columns >= 100 ? 4 : columns >= 60 ? 2 : 1);

export const bodyColumns = (size: Size): number =>
  Math.min(proseColumns, Math.max(16, size.columns - 2 * marginOf(size)));

/** What a screen shows: a line above, a text from one of its lines on, and the keys below. */
export type Shown = {
  header: string;
  body: readonly string[];
  top: number;
  keysOf: (more: boolean) => Key[];
  /** Lines for the keys; default 1. */
  keyRows?: number;
};

/** The whole screen: exactly as many lines as the window has. */
export function screenLines(shown: Shown, look: Look, size: Size) {
  const { header, body, top, keysOf, keyRows = 1 } = shown;
  const height = size.rows - keyRows + 1;
  const room = roomOf({ rows: height }, body.length);
  const columns = bodyColumns(size);
  const left = ' '.repeat(marginOf(size));
  const visible = body.slice(top, top + room);
  const rest = Array.from({ length: room - visible.length }, () => '');
  const more = top < maxTop({ height: body.length, room });
  const lines = [
    left + header,
    ...(room === height - around ? [''] : []),
    ...[...visible, ...rest].map((line) => (line === '' ? '' : left + line)),
    left + ruleLine(more, look, columns),
    ...footerLines(keysOf(more), keyRows, look, columns).map((line) => left + line),
  ];
  return lines.slice(-size.rows);
}

/** The screen of a lesson's reader. */
export function frameLines(
  reading: Reading,
  state: ReaderState,
  body: readonly string[],
  look: Look,
  size: Size,
): string[] {
  const header = headerLine(reading, state, look, bodyColumns(size));
  const keys = (more: boolean): Key[] => keysOf(reading, state, more, look);
  return screenLines({ header, body, top: state.top, keysOf: keys }, look, size);
}

/** Lesson and section at the left, how far one is at the right. */
function headerLine(
  { lesson, steps }: Reading,
  { step, language }: ReaderState,
  look: Look,
  columns: number,
): string {
  const part = words(language, 'reader.part', { at: step + 1, of: steps.length });
  const room = columns - stringWidth(part) - 2;
  const lessonTitle = clip(lesson.manifest.title[language], room);
  const title = plainText(steps[step]?.title ?? []);
  const left = room - stringWidth(lessonTitle) - 3;
  const section = title !== '' && left >= 8 ? ` ${glyphsOf(look).middle} ${clip(title, left)}` : '';
  const used = stringWidth(lessonTitle) + stringWidth(section);
  const shown = strong(look, lessonTitle) + quiet(look, section);
  return `${shown}${' '.repeat(Math.max(2, columns - used - stringWidth(part)))}${quiet(look, part)}`;
}

/** A quiet line, with an arrow if the step continues below. */
function ruleLine(more: boolean, look: Look, columns: number): string {
  const { rule, down } = glyphsOf(look);
  if (!more) return quiet(look, rule.repeat(columns));
  return quiet(look, rule.repeat(columns - 4)) + accent(look, ` ${down} `) + quiet(look, rule);
}

export type Key = readonly [name: string, text: Parameters<typeof words>[1]];

/** The keys of a text that is only read. */
export const textKeys = (more: boolean): Key[] =>
  more
    ? [
        ['→', 'key.more'],
        ['q', 'key.return'],
      ]
    : [['→', 'key.return']];

/** The keys that do something here, the most useful first. */
function keysOf({ steps }: Reading, state: ReaderState, more: boolean, look: Look): Key[] {
  const step = steps[state.step];
  if (state.view === 'run') {
    if (state.running) return [['q', 'key.stop']];
    return [more ? ['→', 'key.more'] : ['→', 'key.return'], ['r', 'key.run']];
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
  if (predict && state.answers[predict.id] === undefined && !more) {
    keys.unshift([`1${look.unicode ? '–' : '-'}${predict.choices.length}`, 'key.answer']);
  }
  if (state.offer !== null && state.step === 0) keys.push(['c', 'key.continue']);
  if (run) keys.push(['r', 'key.run']);
  if (exercise !== null) keys.push(['x', 'key.exercise'], ['h', 'key.hint']);
  if (step?.dotnet) keys.push(['d', 'key.dotnet']);
  keys.push(['q', 'key.quit'], ['?', 'key.help']);
  if (run) keys.push(['w', 'key.wire']);
  keys.push(['←', 'key.back'], ['t', 'key.contents']);
  keys.push(['g', 'key.glossary'], ['l', 'key.language']);
  return keys;
}

/** As many keys as fit, in the order in which they are wanted. */
function footerLines(keys: readonly Key[], rows: number, look: Look, columns: number): string[] {
  const gap = ' '.repeat(columns < 60 ? 2 : 3);
  const lines = Array.from({ length: rows }, () => ({ keys: [] as string[], width: 0 }));
  for (const [name, text] of keys) {
    const key = keyName(look, name);
    const said = words(look.language, text);
    const own = stringWidth(`${key} ${said}`);
    const line = lines.find(({ width }) => width + own <= columns);
    if (!line) continue;
    line.keys.push(`${accent(look, key)} ${quiet(look, said)}`);
    line.width += own + gap.length;
  }
  return lines.map(({ keys }) => keys.join(gap));
}
