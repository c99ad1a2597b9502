import { UserError } from '../../lib/base/user-error.ts';
import { Queue } from '../../lib/workshop/client/queue.ts';
import type { RoomClient } from '../../lib/workshop/client/room-client.ts';
import { tearTicket } from '../../lib/workshop/client/ticket.ts';
import { workshopWords } from '../../lib/workshop/words.ts';
import type { LessonCommand } from './lesson.ts';

/** `leave`: tells the room if it can be told, and forgets it. */
export const leave: LessonCommand = {
  options: {},
  usage: [{ help: 'lesson.leave' }],
  async run({ language, io, folders: { work }, room }) {
    if (!room) throw new UserError('room-none');
    await leaveRoom(room, work);
    io.print(workshopWords(language, 'room.left'));
    return 0;
  },
};

/** Tells a room if it can be told, and forgets it. */
export async function leaveRoom(room: RoomClient, work: URL): Promise<void> {
  room.tell({ did: 'left' });
  await room.isTold();
  tearTicket(work);
  new Queue(work).clear();
}
