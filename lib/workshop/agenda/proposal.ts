import type { Lesson } from '../../course/lesson.ts';
import { type Agenda, type AgendaOptions, planWork } from './plan.ts';
import { type Work, workOf } from './work.ts';

/** Why something can be left out, what costs least first. */
export const reasons = ['level3', 'section', 'level2', 'level1'] as const;
export type Reason = (typeof reasons)[number];

/** How what does not fit could be made to fit. */
export type Proposal = {
  /** What to leave out, in the order of the lessons. */
  out: { work: Work; reason: Reason }[];
  /** Whether the rest fits then; if not, only what is essential is left. */
  fits: boolean;
  /** The agenda without it. */
  agenda: Agenda;
  /** In how many days everything fits; null where something is longer than half a day. */
  days: number | null;
};

/** Minutes of a section that is worth leaving out. */
const worthwhile = 2;
/** More days than anybody teaches. */
const manyDays = 100;

/** What to leave out, or how many days to take; null where everything fits. */
export function proposeFit(lessons: readonly Lesson[], options: AgendaOptions): Proposal | null {
  return proposeWork(lessons.flatMap(workOf), options);
}

export function proposeWork(all: readonly Work[], options: AgendaOptions): Proposal | null {
  const planWithout = (out: ReadonlySet<Work>): Agenda =>
    planWork(
      all.filter((work) => !out.has(work)),
      options,
    );
  const fits = (out: ReadonlySet<Work>): boolean => planWithout(out).left.length === 0;
  if (fits(new Set())) return null;

  const candidates = candidatesIn(all);
  const out = new Set<Work>();
  for (const { work } of candidates) if (!fits(out)) out.add(work);
  const enough = fits(out);
  // Some of it may not have to go: what costs most comes back first.
  for (const work of enough ? [...out].reverse() : []) {
    out.delete(work);
    if (!fits(out)) out.add(work);
  }
  const chosen = candidates.filter(({ work }) => out.has(work));
  const inOrder = chosen.sort((a, b) => all.indexOf(a.work) - all.indexOf(b.work));
  return { out: inOrder, fits: enough, agenda: planWithout(out), days: daysFor(all, options) };
}

/** What can be left out: of each kind the longest first, and of equals the last one. */
function candidatesIn(all: readonly Work[]): Proposal['out'] {
  const found = all.flatMap((work) => {
    const reason = reasonFor(work);
    return reason ? [{ work, reason }] : [];
  });
  const rank = ({ reason }: { reason: Reason }): number => reasons.indexOf(reason);
  return found.reverse().sort((a, b) => rank(a) - rank(b) || b.work.minutes - a.work.minutes);
}

function reasonFor(work: Work): Reason | null {
  if (work.essential) return null;
  if (work.kind === 'exercise') return `level${work.level}`;
  return work.minutes >= worthwhile ? 'section' : null;
}

function daysFor(all: readonly Work[], options: AgendaOptions): number | null {
  const { days, left } = planWork(all, { ...options, days: manyDays });
  return left.length === 0 ? days.length : null;
}
