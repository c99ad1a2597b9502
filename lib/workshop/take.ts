import { hold } from '../base/lock.ts';
import { UserError } from '../base/user-error.ts';
import type { Progress } from '../learner/progress.ts';
import { deedsOf } from './client/deeds.ts';
import { LogFile } from './log-file.ts';
import type { Deed } from './protocol.ts';
import { apply } from './room/apply.ts';
import type { RoomEvent } from './room/event.ts';
import { keyOf } from './room/keys.ts';
import { likeness, shownName, uniqueName } from './room/names.ts';
import { emptyRoom } from './room/state.ts';
import { lockOf, sessionFolder } from './session.ts';
import { knownSession } from './sessions.ts';

/** What somebody did whose workbook could not reach the room, and what they are called. */
export type Brought = { name: string; progress: Progress };

/**
 * Adds to a session what people bring in files, as if they had been in the room: of each exercise,
 * when it was started and passed, hints and the solution. Whoever brings the same again is not
 * there twice. Returns the names that were added, as they are shown.
 *
 * @throws UserError `session-unknown`, `session-none`, `session-served`.
 */
export async function takeProgress(
  work: URL,
  given: string,
  brought: readonly Brought[],
  now = Date.now(),
): Promise<string[]> {
  const session = knownSession(work, given);
  const folder = sessionFolder(work, session);
  const held = hold(lockOf(folder));
  if (typeof held === 'number')
    throw new UserError('session-served', { session, process: held }, 1);
  try {
    const log = await LogFile.open(folder);
    try {
      const room = emptyRoom();
      for (const one of await log.replay()) apply(room, one);
      const added: string[] = [];
      for (const { name, progress } of brought) {
        const key = keyOf(JSON.stringify([name, progress]));
        const all = [...room.learners.values()];
        if (all.some((one) => one.key === key)) continue;
        const learner = String(Math.max(0, ...all.map(({ id }) => Number(id))) + 1);
        const names = new Set(all.map((one) => likeness(one.name)));
        const shown = uniqueName(shownName(name) || '?', names);
        const { language = 'en' } = progress;
        const joined = {
          type: 'joined',
          learner,
          name: shown,
          language,
          via: 'file',
          key,
        } as const;
        const events: RoomEvent[] = [joined, ...eventsOf(progress, learner, now)];
        for (const one of await log.append(now, ...events)) apply(room, one);
        added.push(shown);
      }
      return added;
    } finally {
      await log.close();
    }
  } finally {
    held();
  }
}

/** What somebody did, with the times of their own clock, none of them in the future. */
function eventsOf({ exercises, lessons }: Progress, learner: string, now: number): RoomEvent[] {
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
