import type { Language } from '../../base/i18n.ts';
import { workshopWords as words } from '../words.ts';
import { clockText, type Row, rowsOf } from './rows.ts';
import { dayTitle, type Handout, leftSaid, lessonTitle, summaryOf } from './said.ts';

/** An agenda as Markdown, to be printed or put elsewhere. */
export function agendaMarkdown(handout: Handout, language: Language): string[] {
  const say = (key: 'title' | 'time' | 'what' | 'minutes'): string =>
    words(language, `agenda.${key}`);
  const days = handout.agenda.days.flatMap(({ items }, at) => {
    const title = dayTitle(handout, at, language);
    return [
      ...(title === null ? [] : [`## ${escaped(title)}`, '']),
      `| ${say('time')} | ${say('what')} | ${say('minutes')} |`,
      '| --- | --- | ---: |',
      ...tableRows(handout, rowsOf(items, language), language),
      '',
    ];
  });
  const left = leftSaid(handout, language).flatMap(({ text, items }) => [
    escaped(text),
    '',
    ...(items.length > 0 ? [...items.map(listed), ''] : []),
  ]);
  const lines = [`# ${say('title')}`, '', summaryOf(handout, language), '', ...days, ...left];
  return lines.slice(0, -1);
}

function tableRows(handout: Handout, rows: readonly Row[], language: Language): string[] {
  let current: string | null = null;
  const lines = rows.flatMap(({ kind, start, end, title, lesson }) => {
    const isWork = kind === 'lesson' || kind === 'exercise';
    const text = isWork ? escaped(title) : `*${escaped(title)}*`;
    const own = `| ${clockText(start)} | ${text} | ${end - start} |`;
    if (lesson === null || lesson === current) return [own];
    current = lesson;
    return [`| | **${escaped(lessonTitle(handout, lesson, language))}** | |`, own];
  });
  const end = rows.at(-1)?.end ?? 0;
  return [...lines, `| ${clockText(end)} | *${words(language, 'agenda.end')}* | |`];
}

/** What Markdown would take for its own. */
export const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|]/g, '\\$&');

/** The same in a list, where a number would begin another list. */
const listed = (text: string): string => `- ${escaped(text).replace(/^(\d+)\. /, '$1\\. ')}`;
