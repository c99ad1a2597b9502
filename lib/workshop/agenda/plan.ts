import type { Lesson } from '../../course/lesson.ts';
import { shares } from './weight.ts';
import { type Work, workOf } from './work.ts';

/** Times of day are minutes since midnight. */
export type AgendaOptions = {
  start: number;
  end: number;
  /** The minutes of each break; 0 for none. */
  breaks: number;
  lunch: { at: number; minutes: number } | null;
  days: number;
};

type Pause = { kind: 'break'; minutes: number } | { kind: 'lunch'; minutes: number };

/** What a room does from one time to another. */
export type AgendaItem = (Work | Pause) & { start: number; end: number };

export type Agenda = {
  days: { items: AgendaItem[] }[];
  /** What does not fit, in the order of the lessons. */
  left: Work[];
};

/** Minutes of work without a break, at most; one exercise may take longer. */
const longest = 90;
/** Minutes by which a stretch may be too long before another break is worth it. */
const slack = 5;
/** A section that is longer than a stretch is cut into parts of no more than these. */
const longestPart = 75;

/** When a room does what, in some lessons. */
export function planAgenda(lessons: readonly Lesson[], options: AgendaOptions): Agenda {
  return planWork(lessons.flatMap(workOf), options);
}

export function planWork(all: readonly Work[], options: AgendaOptions): Agenda {
  const windows = windowsOf(options);
  const widest = Math.max(...windows.map(({ from, until }) => until - from));
  // What is longer than any half of a day would keep everything after it waiting.
  const work = all.flatMap((one) => inParts(one, widest));
  const waiting = work.filter(({ minutes }) => minutes <= widest);
  const days: Agenda['days'] = [];
  while (waiting.length > 0 && days.length < options.days) {
    days.push({ items: dayOf(waiting, windows, options) });
  }
  const left = new Set(waiting);
  return { days, left: work.filter((one) => one.minutes > widest || left.has(one)) };
}

/** A day is one window of time, or two with lunch between them. */
type Window = { from: number; until: number };

function windowsOf({ start, end, lunch }: AgendaOptions): Window[] {
  if (!lunch) return [{ from: start, until: end }];
  return [
    { from: start, until: lunch.at },
    { from: lunch.at + lunch.minutes, until: end },
  ];
}

function inParts(work: Work, widest: number): Work[] {
  // Lunch may take the whole day.
  if (widest === 0) return [work];
  if (work.kind === 'exercise' || work.minutes <= Math.min(longest, widest)) return [work];
  const count = Math.ceil(work.minutes / Math.min(longestPart, widest));
  return shares(work.minutes, Array(count).fill(1)).map((minutes) => ({ ...work, minutes }));
}

/** Takes from `waiting` what a day has room for. */
function dayOf(
  waiting: Work[],
  windows: readonly Window[],
  { breaks, lunch }: AgendaOptions,
): AgendaItem[] {
  const items: AgendaItem[] = [];
  for (const window of windows) {
    const filled = fill(window, waiting, breaks);
    if (lunch && items.length > 0 && filled.length > 0) {
      items.push(itemAt(lunch.at, { kind: 'lunch', minutes: lunch.minutes }));
    }
    items.push(...filled);
  }
  return items;
}

const itemAt = <Kind extends Work | Pause>(start: number, what: Kind) => ({
  ...what,
  start,
  end: start + what.minutes,
});

/** Fills a window with stretches of work, and breaks between them. */
function fill({ from, until }: Window, waiting: Work[], breaks: number): AgendaItem[] {
  const items: AgendaItem[] = [];
  let now = from;
  const put = (what: Work | Pause): void => {
    items.push(itemAt(now, what));
    now += what.minutes;
  };
  for (;;) {
    for (const work of takeStretch(waiting, until - now, breaks)) put(work);
    const [next] = waiting;
    const isFull = !next || now + breaks + next.minutes > until;
    if (isFull || breaks === 0 || items.length === 0) return items;
    put({ kind: 'break', minutes: breaks });
  }
}

/** Takes from `waiting` what is done without a break, when there is this much time before a pause. */
function takeStretch(waiting: Work[], time: number, breaks: number): Work[] {
  const { aim, last } =
    breaks === 0 ? { aim: time, last: true } : stretchFor(waiting, time, breaks);
  const most = breaks === 0 ? time : Math.min(time, longest);
  let minutes = 0;
  let best = { count: 0, cost: Number.POSITIVE_INFINITY };
  for (const [at, work] of waiting.entries()) {
    minutes += work.minutes;
    if (minutes > (at === 0 ? time : most)) break;
    const cost = Math.abs(minutes - aim) - (last ? 0 : seamAfter(work, waiting[at + 1]));
    if (cost <= best.cost) best = { count: at + 1, cost };
  }
  return waiting.splice(0, best.count);
}

/** By how many minutes a break may come too early or too late to be between two different things. */
function seamAfter(work: Work, next: Work | undefined): number {
  if (next?.lesson !== work.lesson) return 12;
  return next.kind === work.kind ? 0 : 6;
}

/** How long a stretch should be, so that those until the next pause are about equal. */
function stretchFor(
  waiting: readonly Work[],
  time: number,
  breaks: number,
): { aim: number; last: boolean } {
  const work = waiting.reduce((sum, { minutes }) => sum + minutes, 0);
  const aimFor = (count: number): number => Math.min(time - (count - 1) * breaks, work) / count;
  let count = 1;
  while (aimFor(count) > longest + slack) count += 1;
  return { aim: aimFor(count), last: count === 1 };
}
