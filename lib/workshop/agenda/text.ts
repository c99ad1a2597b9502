import { pad, stringWidth, wrap } from '../../base/terminal-text.ts';
import { hoursText } from '../../study/list.ts';
import { indent } from '../../terminal/lines.ts';
import {
  accent,
  bright,
  glyphsOf,
  proseWidth,
  quiet,
  strong,
  type TextStyle,
} from '../../terminal/text-style.ts';
import { workshopWords as words } from '../words.ts';
import { clockText, type Row, rowsOf } from './rows.ts';
import { dayTitle, type Handout, leftSaid, lessonTitle, summaryOf } from './said.ts';

/** `09:00`, and what is between it and the title. */
const timeColumns = 7;

/** An agenda for the terminal, or for a printer. */
export function agendaText(handout: Handout, style: TextStyle): string[] {
  const { language } = style;
  const columns = proseWidth(style);
  const days = handout.agenda.days.flatMap(({ items }, at) => {
    const title = dayTitle(handout, at, language);
    const lines = dayLines(handout, rowsOf(items, language), style);
    return title === null ? lines : ['', bright(style, title), ...lines];
  });
  const left = leftSaid(handout, language).flatMap(({ text, items }) => [
    '',
    ...wrap(text, columns),
    ...items.flatMap((item) => bulletLines(item, style)),
  ]);
  const title = words(language, 'agenda.title');
  return [
    bright(style, title),
    ...wrap(summaryOf(handout, language), columns).map((line) => quiet(style, line)),
    ...days,
    ...left,
  ];
}

/** The rows of a day, each lesson below its title. */
function dayLines(handout: Handout, rows: readonly Row[], style: TextStyle): string[] {
  const { language } = style;
  let current: string | null = null;
  const lines = rows.flatMap((row) => {
    const own = rowLines(row, style);
    if (row.lesson === null || row.lesson === current) return own;
    current = row.lesson;
    const title = wrap(lessonTitle(handout, current, language), proseWidth(style));
    return ['', ...title.map((line) => strong(style, line)), ...own];
  });
  const end = rows.at(-1)?.end;
  if (end === undefined) return [];
  return [...lines, quiet(style, `${clockText(end)}  ${words(language, 'agenda.end')}`)];
}

function rowLines({ kind, start, end, title }: Row, style: TextStyle): string[] {
  const time = hoursText(end - start, style.language);
  const room = proseWidth(style) - timeColumns - stringWidth(time) - 2;
  const paint = (text: string): string => {
    if (kind === 'exercise') return accent(style, text);
    return kind === 'lesson' ? text : quiet(style, text);
  };
  const [first = '', ...others] = wrap(title, room);
  const dull = (text: string): string => quiet(style, text);
  return [
    `${dull(clockText(start))}  ${paint(pad(first, room))}  ${dull(time)}`,
    ...others.map((line) => ' '.repeat(timeColumns) + paint(line)),
  ];
}

function bulletLines(text: string, style: TextStyle): string[] {
  const { bullet } = glyphsOf(style);
  const [first = '', ...others] = wrap(text, proseWidth(style) - 4);
  return [`  ${bullet} ${first}`, ...indent(indent(others))];
}
