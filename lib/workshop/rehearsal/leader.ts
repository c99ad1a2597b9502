import type { Room } from '../room/room.ts';
import { placeOf } from '../room/state.ts';
import { placeKey, type Step } from '../web/plan.ts';
import type { Clock } from './clock.ts';

const minute = 60_000;

/**
 * Leads a room through its plan, a step whenever the one before has had its minutes, until the
 * instructor goes somewhere, or does not want the time to pass.
 */
export async function leadThrough(
  room: Room,
  steps: readonly Step[],
  { wait }: Clock,
): Promise<void> {
  let own = '';
  const here = (): string => {
    const place = placeOf(room.state);
    return place === null ? '' : placeKey(place);
  };
  for (const { place, minutes } of steps) {
    if (here() !== own) return;
    await room.act({ act: 'went-to', place });
    own = here();
    await wait(minutes * minute);
    while (room.state.paused !== null) await wait(minute);
  }
}
