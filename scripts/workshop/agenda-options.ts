import { UserError } from '../../lib/base/user-error.ts';
import type { AgendaOptions } from '../../lib/workshop/agenda/plan.ts';
import { clockText } from '../../lib/workshop/agenda/rows.ts';
import type { AgendaValues } from './agenda.ts';

/** What is taken when nothing is said; lunch only where the day goes on well after it. */
const usual = { start: '09:00', end: '17:00', breaks: '10', days: '1', lunch: '12:00/60' };
/** Minutes of work around lunch without which nobody stays for it. */
const around = 60;

const most = { breaks: 60, lunch: 240, days: 30 };

/** The hours of a day as they were typed. */
export function optionsFrom(values: AgendaValues): AgendaOptions & { date: string | null } {
  const start = timeFrom(values.start ?? usual.start, '--start');
  const end = timeFrom(values.end ?? usual.end, '--end');
  if (end <= start) {
    throw new UserError('agenda-end', { start: clockText(start), end: clockText(end) });
  }
  return {
    start,
    end,
    breaks: numberFrom(values.breaks ?? usual.breaks, 'breaks-wrong', 0, most.breaks),
    lunch: lunchFrom(values.lunch, start, end),
    days: numberFrom(values.days ?? usual.days, 'days-wrong', 1, most.days),
    date: values.date === undefined ? null : dateFrom(values.date),
  };
}

/** `09:00`, also `9`, `9:00` and the French `9h30`, as minutes since midnight. */
function timeFrom(given: string, option: string): number {
  const [, hours = '', minutes = '0'] = /^(\d{1,2})(?:h|[:h]([0-5]\d))?$/i.exec(given.trim()) ?? [];
  if (hours === '' || Number(hours) > 23) throw new UserError('time-wrong', { given, option });
  return Number(hours) * 60 + Number(minutes);
}

function numberFrom(
  given: string,
  wrong: 'breaks-wrong' | 'days-wrong',
  least: number,
  most: number,
): number {
  const number = /^\d{1,4}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UserError(wrong, { given, most });
}

/** `12:00/60`: when, and for how many minutes; `/0` for none. */
function lunchFrom(given: string | undefined, start: number, end: number): AgendaOptions['lunch'] {
  const [time = '', length = '60', ...more] = (given ?? usual.lunch).split('/');
  const minutes = /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  if (!(minutes <= most.lunch) || more.length > 0) {
    throw new UserError('lunch-wrong', { given: given ?? '', most: most.lunch });
  }
  const at = timeFrom(time, '--lunch');
  if (minutes === 0) return null;
  const margin = given === undefined ? around : 0;
  if (at >= start + margin && at + minutes <= end - margin) return { at, minutes };
  if (given === undefined) return null;
  throw new UserError('lunch-outside', {
    ...{ from: clockText(at), until: clockText(at + minutes) },
    ...{ start: clockText(start), end: clockText(end) },
  });
}

/** A day of the calendar, `2026-12-01`. */
function dateFrom(given: string): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(given) ? new Date(`${given}T00:00Z`) : new Date(Number.NaN);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(given)) return given;
  throw new UserError('date-wrong', { given });
}
