import type { Language } from '../../base/i18n.ts';
import { workshopWords as words } from '../words.ts';
import type { AgendaItem } from './plan.ts';
import type { Work } from './work.ts';

/** A line of a handout: an item, a few short sections together, or time that nothing fills. */
export type Row = {
  kind: AgendaItem['kind'] | 'spare';
  start: number;
  end: number;
  title: string;
  /** The lesson it belongs to. */
  lesson: string | null;
  /** What it is in any language, and on any day: `01-listening/first-listener`. */
  id: string;
};

/** Minutes of a section that has a line of its own, and of a gap that is worth a line. */
const short = 5;

/** The lines of a day. */
export function rowsOf(items: readonly AgendaItem[], language: Language): Row[] {
  const rows: Row[] = [];
  for (const item of items) {
    const row = rowOf(item, language);
    const last = rows.at(-1);
    if (last && row.start - last.end >= short) {
      const title = words(language, 'agenda.spare');
      rows.push({ ...row, kind: 'spare', start: last.end, end: row.start, title, lesson: null });
    }
    if (last && isShort(row) && isShort(last) && last.lesson === row.lesson) {
      last.title = `${last.title} · ${row.title}`;
      last.end = row.end;
    } else rows.push(row);
  }
  return rows;
}

const isShort = ({ kind, start, end }: Row): boolean => kind === 'lesson' && end - start < short;

function rowOf(item: AgendaItem, language: Language): Row {
  const { kind, start, end } = item;
  if (item.kind === 'break' || item.kind === 'lunch') {
    const title = words(language, `agenda.${item.kind}`);
    return { kind, start, end, title, lesson: null, id: kind };
  }
  const { lesson } = item;
  const name = item.kind === 'lesson' ? item.section : item.exercise;
  return { kind, start, end, title: titleOf(item, language), lesson, id: `${lesson}/${name}` };
}

/** What a section or an exercise is called on a handout. */
export function titleOf({ kind, title }: Work, language: Language): string {
  const own = title[language];
  return kind === 'lesson' ? own : words(language, 'agenda.exercise', { title: own });
}

/** Minutes since midnight as `09:05`. */
export const clockText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
