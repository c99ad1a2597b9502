import type { Language } from '../../base/i18n.ts';
import { type LessonSummary, lessonNumber } from '../../course/catalogue.ts';
import { hoursText } from '../../study/list.ts';
import { workshopWords as words } from '../words.ts';
import type { Agenda, AgendaItem, AgendaOptions } from './plan.ts';
import { type Proposal, reasons } from './proposal.ts';
import { titleOf } from './rows.ts';
import type { Work } from './work.ts';

/** An agenda as people are given it, and what they have to know to say it. */
export type Handout = {
  lessons: readonly LessonSummary[];
  options: AgendaOptions;
  agenda: Agenda;
  proposal: Proposal | null;
  /** Whether what is proposed has been left out. */
  fit: boolean;
  /** The first day, `2026-12-01`; without it, days have numbers only. */
  date: string | null;
};

/** A lesson with its number, as a heading: `1. Listening for connections`. */
export function lessonTitle({ lessons }: Handout, id: string, language: Language): string {
  const lesson = lessons.find((one) => one.id === id);
  if (!lesson) return '';
  return `${lessonNumber(lesson)}. ${lesson.manifest.title[language]}`;
}

/** What is above a day; null where one day needs no name. */
export function dayTitle({ agenda, date }: Handout, at: number, language: Language): string | null {
  const number = words(language, 'agenda.day', { day: at + 1 });
  const day = date && dayOn(date, at);
  const said = day
    ? day.toLocaleDateString(language, {
        ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
        timeZone: 'UTC',
      })
    : null;
  if (agenda.days.length === 1) return said;
  return said ? `${number} · ${said}` : number;
}

/** The day that comes so many days after a date; at midnight, and in no time zone. */
export function dayOn(date: string, at: number): Date {
  const day = new Date(`${date}T00:00Z`);
  day.setUTCDate(day.getUTCDate() + at);
  return day;
}

/** How long a room is taught, and works by itself. */
export function summaryOf({ agenda }: Handout, language: Language): string {
  const items = agenda.days.flatMap(({ items }) => items);
  const sum = (kind: AgendaItem['kind']): number =>
    items.reduce((sum, item) => sum + (item.kind === kind ? item.minutes : 0), 0);
  const text = (kind: AgendaItem['kind']): string => hoursText(sum(kind), language);
  const params = { lessons: text('lesson'), exercises: text('exercise'), breaks: text('break') };
  return words(language, sum('break') > 0 ? 'agenda.summary' : 'agenda.summaryNoBreaks', params);
}

/** A sentence, and what is listed below it. */
export type Said = { text: string; items: string[] };

/** What does not fit, and what could be done about it. */
export function leftSaid(handout: Handout, language: Language): Said[] {
  return [...leftOver(handout, language), ...proposed(handout, language)];
}

function leftOver(handout: Handout, language: Language): Said[] {
  const { left, days } = handout.agenda;
  if (left.length === 0) return [];
  const text = words(language, 'agenda.left.intro', { time: timeOf(left, language) });
  const begun = new Set(days.flatMap(({ items }) => items).flatMap(lessonOf));
  const lessons = [...new Set(left.flatMap(lessonOf))];
  const items = lessons.map((lesson) => {
    const works = left.filter((work) => work.lesson === lesson);
    const params = {
      lesson: lessonTitle(handout, lesson, language),
      time: timeOf(works, language),
    };
    if (!begun.has(lesson)) return words(language, 'agenda.left.whole', params);
    const titles = works.map((work) => titleOf(work, language)).join(' · ');
    return words(language, 'agenda.left.some', { ...params, titles });
  });
  return [{ text, items }];
}

const lessonOf = (item: Work | AgendaItem): string[] => ('lesson' in item ? [item.lesson] : []);

function proposed({ proposal, fit, options }: Handout, language: Language): Said[] {
  if (!proposal) return [];
  const { out, fits, days } = proposal;
  const intro = fit ? 'agenda.out.done' : fits ? 'agenda.out.proposal' : 'agenda.out.notEnough';
  const groups = reasons.flatMap((reason): Said[] => {
    const works = out.filter((one) => one.reason === reason).map(({ work }) => work);
    if (works.length === 0) return [];
    const text = words(language, `agenda.out.${reason}`, { time: timeOf(works, language) });
    return [
      {
        text,
        items: works.map(
          (work) => `${lessonNumber({ id: work.lesson })}. ${titleOf(work, language)}`,
        ),
      },
    ];
  });
  const said: Said[] =
    out.length > 0 ? [{ text: words(language, intro), items: [] }, ...groups] : [];
  if (days === null || days <= options.days) return said;
  return [
    ...said,
    { text: words(language, 'agenda.out.days', { count: days, value: days }), items: [] },
  ];
}

const timeOf = (works: readonly Work[], language: Language): string =>
  hoursText(
    works.reduce((sum, { minutes }) => sum + minutes, 0),
    language,
  );
