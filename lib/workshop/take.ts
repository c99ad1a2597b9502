import { hold } from '../base/lock.ts';
import { UserError } from '../base/user-error.ts';
import { LogFile } from './log-file.ts';
import type { Brought } from './room/brought.ts';
import { Room } from './room/room.ts';
import { lockOf, sessionFolder } from './session.ts';
import { knownSession } from './sessions.ts';

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
  now = Date.now,
): Promise<string[]> {
  const session = knownSession(work, given);
  const folder = sessionFolder(work, session);
  const held = hold(lockOf(folder));
  if (typeof held === 'number')
    throw new UserError('session-served', { session, process: held }, 1);
  try {
    const room = await Room.open(await LogFile.open(folder), { session, lessons: [], now });
    try {
      const added: string[] = [];
      for (const one of brought) {
        const learner = await room.bring(one);
        if (learner) added.push(learner.name);
      }
      return added;
    } finally {
      await room.close();
    }
  } finally {
    held();
  }
}
