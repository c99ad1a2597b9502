import * as v from 'valibot';
import type { Fact } from '../../learner/facts.ts';
import { type Deed, deedSchema } from '../protocol.ts';

/** What a room is told of what a learner did; nothing of what concerns the workbook alone. */
export function deedsOf(facts: readonly Fact[]): Deed[] {
  return facts.flatMap((fact) => {
    const { success, output } = v.safeParse(deedSchema, deedOf(fact));
    return success ? [output] : [];
  });
}

function deedOf(fact: Fact): object | null {
  switch (fact.fact) {
    case 'started':
      return { did: 'started', exercise: fact.exercise };
    case 'judged': {
      const { exercise, ok, verdict, peer, held = 0, of = 0 } = fact;
      return { did: 'judged', exercise, ok, verdict, ...(peer && { peer }), held, of };
    }
    case 'hints':
      return { did: 'hint', exercise: fact.exercise, open: fact.open };
    case 'solution':
      return { did: 'solution', exercise: fact.exercise };
    case 'place':
      return { did: 'reading', lesson: fact.lesson, section: fact.section };
    case 'answer':
      return { did: 'answered', lesson: fact.lesson, question: fact.question, choice: fact.choice };
    default:
      return null;
  }
}

/** What `doctor` found, by the ids of its checks. */
export const doctorDeed = (findings: readonly { id: string; status: string }[]): Deed => ({
  did: 'doctor',
  ok: findings.every(({ status }) => status !== 'failure'),
  trouble: findings.filter(({ status }) => status !== 'ok').map(({ id }) => id),
});
