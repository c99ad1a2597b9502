import { UserError } from '../../lib/base/user-error.ts';
import { workshopWords } from '../../lib/workshop/words.ts';
import type { LessonCommand } from './lesson.ts';
import { toldLines } from './told-lines.ts';

/** `follow on|off`: whether the reader goes where the room is. */
export const follow: LessonCommand = {
  options: {},
  usage: [{ words: 'on|off', help: 'lesson.follow' }],
  words: 1,
  async run({ words: [given], language, io, room }) {
    if (given !== 'on' && given !== 'off') throw new UserError('follow-what');
    if (!room) throw new UserError('room-none');
    room.tell({ did: 'follow', on: given === 'on' });
    io.print(workshopWords(language, given === 'on' ? 'room.followOn' : 'room.followOff'));
    io.print(...(await toldLines(room, language)));
    return 0;
  },
};
