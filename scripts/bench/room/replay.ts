import { LogFile } from '../../../lib/workshop/log-file.ts';
import type { RoomEvent } from '../../../lib/workshop/room/event.ts';
import { Room } from '../../../lib/workshop/room/room.ts';

/** Learners whose events they are, and how many are written at once. */
const [learners, batch] = [200, 10_000];

/** Milliseconds until a room whose log holds so many events is open again. */
export async function replayMs(folder: URL, events: number, lesson: string): Promise<number> {
  const log = await LogFile.open(folder);
  const all = Array.from({ length: events }, (_, at): RoomEvent => {
    const learner = String((at % learners) + 1);
    if (at < learners) {
      const key = `key ${learner}`;
      return {
        type: 'joined',
        learner,
        name: `Learner ${learner}`,
        language: 'en',
        via: 'terminal',
        key,
      };
    }
    const exercise = `${lesson}/echo`;
    const judged = { did: 'judged', exercise, ok: false, verdict: 'no-answer' } as const;
    const deed = { ...judged, held: 0, of: 1 };
    return { type: 'did', learner, n: Math.floor(at / learners), at, deed };
  });
  for (let from = 0; from < events; from += batch)
    await log.append(from, ...all.slice(from, from + batch));
  await log.close();
  const start = performance.now();
  const room = await Room.open(await LogFile.open(folder), {
    ...{ session: 'bench', lessons: [lesson], now: Date.now },
  });
  const ms = performance.now() - start;
  const { n } = room.state;
  await room.close();
  if (n !== events + 1) throw new Error(`${n} events came back`);
  return ms;
}
