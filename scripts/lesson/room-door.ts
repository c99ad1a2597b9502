import { mkdirSync } from 'node:fs';
import type { RoomDoor } from '../../lib/live/room-part.ts';
import { joinRoom, placeFrom } from '../../lib/workshop/client/join.ts';
import { RoomClient } from '../../lib/workshop/client/room-client.ts';
import { leaveRoom } from './leave.ts';
import type { LessonContext } from './lesson.ts';

/** How a page joins a room, and leaves it; from then on, the room is told what is done. */
export function roomDoor({
  folders: { work },
  progress,
  room: before,
}: LessonContext): RoomDoor & { close: () => Promise<void> } {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let room: RoomClient | null = null;
  const take = (joined: RoomClient | null): void => {
    room = joined;
    room?.onChange(tell);
    room?.connect(true);
    tell();
  };
  take(before);
  progress.onAdded((facts) => room?.report(facts));
  return {
    view: () => room,
    join: async ({ place, ...who }) => {
      mkdirSync(work, { recursive: true });
      await joinRoom(work, { ...placeFrom(place), ...who });
      await room?.close();
      take(RoomClient.of(work));
    },
    leave: async () => {
      if (!room) return;
      await leaveRoom(room, work);
      await room.close();
      take(null);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => room?.close(),
  };
}
