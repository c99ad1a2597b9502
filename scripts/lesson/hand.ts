import { UserError } from '../../lib/base/user-error.ts';
import { workshopWords } from '../../lib/workshop/words.ts';
import type { LessonCommand } from './lesson.ts';
import { toldLines } from './told-lines.ts';

const options = { down: { type: 'boolean' } } as const;

/** `hand [WORDS]`: raises a hand in the room; `--down` lowers it. */
export const hand: LessonCommand<typeof options> = {
  options,
  usage: [{ words: 'WORDS', help: 'lesson.hand' }],
  words: Number.POSITIVE_INFINITY,
  async run({ values, words, language, io, room }) {
    if (!room) throw new UserError('room-none');
    const [first] = words;
    if (values.down && first !== undefined) throw new UserError('hand-down', { given: first });
    if (values.down) room.tell({ did: 'hand', up: false });
    else room.tell({ did: 'hand', up: true, words: words.join(' ').slice(0, 400) });
    io.print(workshopWords(language, values.down ? 'room.handDown' : 'room.handUp'));
    io.print(...(await toldLines(room, language)));
    return 0;
  },
};
