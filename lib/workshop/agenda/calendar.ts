import ical from 'ical-generator';
import type { Language } from '../../base/i18n.ts';
import { workshopWords as words } from '../words.ts';
import { rowsOf } from './rows.ts';
import { dayOn, type Handout, lessonTitle } from './said.ts';

/**
 * An agenda as a calendar, RFC 5545, from a date on. Times are local wherever the calendar is read.
 * An event keeps its UID when its time changes, so that a calendar imported again moves it.
 */
export function agendaCalendar(
  handout: Handout & { date: string },
  language: Language,
  now: Date,
): string {
  const { agenda, date } = handout;
  const calendar = ical({
    name: words(language, 'agenda.title'),
    prodId: { company: 'socket-workbook', product: 'agenda', language },
  });
  const taken = new Map<string, number>();
  for (const [at, { items }] of agenda.days.entries()) {
    for (const { kind, start, end, title, lesson, id } of rowsOf(items, language)) {
      if (kind === 'spare') continue;
      const count = (taken.get(id) ?? 0) + 1;
      taken.set(id, count);
      const about = lesson === null ? '' : lessonTitle(handout, lesson, language);
      calendar.createEvent({
        id: `${date}/${id}/${count}@socket-workbook.example`,
        stamp: now,
        floating: true,
        start: timeOn(date, at, start),
        end: timeOn(date, at, end),
        summary: title,
        ...(about && { description: about }),
      });
    }
  }
  return `${calendar}\r\n`;
}

/** The library writes a floating time as it is in UTC. */
function timeOn(date: string, at: number, minutes: number): Date {
  const day = dayOn(date, at);
  day.setUTCMinutes(minutes);
  return day;
}
