import { perLanguage } from '../../base/i18n.ts';
import { workshopWords } from '../words.ts';
import type { Agenda, AgendaItem } from './plan.ts';
import { clockText } from './rows.ts';
import type { Work } from './work.ts';

/** An agenda for other programs, as JSON on one line. */
export function agendaJson({ days, left }: Agenda): string {
  return JSON.stringify({
    days: days.map(({ items }) => ({
      items: items.map((item) => ({
        start: clockText(item.start),
        end: clockText(item.end),
        ...about(item),
      })),
    })),
    left: left.map((work) => ({ minutes: work.minutes, ...about(work) })),
  });
}

function about(item: Work | AgendaItem): object {
  if (item.kind === 'break' || item.kind === 'lunch') {
    const key = `agenda.${item.kind}` as const;
    return {
      kind: item.kind,
      title: perLanguage((language) => workshopWords(language, key)),
    };
  }
  const { kind, lesson, section, title } = item;
  const exercise = item.kind === 'exercise' ? { exercise: item.exercise } : {};
  return { kind, lesson, section, ...exercise, title };
}
