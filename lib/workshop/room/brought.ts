import type { Progress } from '../../learner/progress.ts';
import { deedsOf } from '../client/deeds.ts';
import type { Deed } from '../protocol.ts';
import type { RoomEvent } from './event.ts';
import { keyOf } from './keys.ts';

/** What somebody did whose workbook could not reach the room, and what they are called. */
export type Brought = { name: string; progress: Progress };

/** The same for the same person with the same progress: nobody is brought twice. */
export const keyOfBrought = ({ name, progress }: Brought): string =>
  keyOf(JSON.stringify([name, progress]));

/** What somebody did, with the times of their own clock, none of them in the future. */
export function eventsOf(
  { exercises, lessons }: Progress,
  learner: string,
  now: number,
): RoomEvent[] {
  const did = (deeds: readonly Deed[], at: string | undefined): RoomEvent[] => {
    const time = at === undefined ? now : Math.min(now, Date.parse(at) || now);
    return deeds.map((deed) => ({ type: 'did', learner, n: 0, at: time, deed }));
  };
  const worked = Object.entries(exercises).flatMap(([exercise, own]) => {
    const { started, passed, hints, solution } = own;
    const begun = started ?? passed;
    if (begun === undefined) return [];
    const judged = { fact: 'judged', exercise, at: begun, ok: true, verdict: 'passed' } as const;
    return [
      ...did(deedsOf([{ fact: 'started', exercise, at: begun }]), begun),
      ...(hints > 0 ? did(deedsOf([{ fact: 'hints', exercise, open: hints }]), begun) : []),
      ...(solution ? did(deedsOf([{ fact: 'solution', exercise }]), begun) : []),
      ...(passed === undefined ? [] : did(deedsOf([judged]), passed)),
    ];
  });
  const answered = Object.entries(lessons).flatMap(([lesson, { answers }]) =>
    Object.entries(answers).flatMap(([question, [choice]]) =>
      choice === undefined
        ? []
        : did(deedsOf([{ fact: 'answer', lesson, question, choice }]), undefined),
    ),
  );
  return [...answered, ...worked];
}
