import { mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { UserError } from '../../lib/base/user-error.ts';
import { prose } from '../../lib/terminal/lines.ts';
import { doctorDeed } from '../../lib/workshop/client/deeds.ts';
import { joinRoom, placeFrom } from '../../lib/workshop/client/join.ts';
import { RoomClient } from '../../lib/workshop/client/room-client.ts';
import { workshopWords } from '../../lib/workshop/words.ts';
import { examined } from './doctor.ts';
import type { LessonCommand } from './lesson.ts';

const options = {
  name: { type: 'string', value: 'NAME', help: 'lesson.join.name' },
} as const;

/** `join HOST:PORT CODE`: from then on, the room sees what is done, never any code. */
export const join: LessonCommand<typeof options> = {
  options,
  usage: [{ words: 'HOST:PORT CODE', help: 'lesson.join.use' }],
  words: 2,
  async run(given) {
    const { values, words, language, style, io, folders, room: before } = given;
    const [place, code] = words;
    if (place === undefined || code === undefined) throw new UserError('join-what');
    const { work } = folders;
    mkdirSync(work, { recursive: true });
    const name = values.name ?? before?.name ?? ownName();
    const ticket = await joinRoom(work, { ...placeFrom(place), code, name, language });
    io.print(...prose(workshopWords(language, 'room.joined', { name: ticket.name }), style));
    const room = RoomClient.of(work);
    room?.tell(doctorDeed(await examined(given)));
    await room?.isTold();
    await room?.close();
    return 0;
  },
};

function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'learner';
  }
}
