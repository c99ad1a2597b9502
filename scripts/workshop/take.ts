import { basename, extname } from 'node:path';
import { UserError } from '../../lib/base/user-error.ts';
import { importedProgress } from '../../lib/learner/exchange.ts';
import { prose } from '../../lib/terminal/lines.ts';
import { takeProgress } from '../../lib/workshop/take.ts';
import { workshopWords as words } from '../../lib/workshop/words.ts';
import { sessionFrom } from './session-from.ts';
import type { WorkshopCommand } from './workshop.ts';

/** `take SESSION FILE…`: adds what people exported whose workbooks could not reach the room. */
export const take: WorkshopCommand = {
  options: {},
  usage: [{ words: 'SESSION FILE…', help: 'workshop.take.use' }],
  words: Number.POSITIVE_INFINITY,
  async run({ words: [given, ...files], language, style, io, folders: { work } }) {
    const session = sessionFrom(given, 'take');
    if (files.length === 0) throw new UserError('take-what', { session });
    const brought = files.map((file) => ({
      name: basename(file, extname(file)),
      progress: importedProgress(file),
    }));
    const added = await takeProgress(work, session, brought);
    const names = added.join(', ');
    const said = words(language, 'take.added', { session, names, count: added.length });
    io.print(...prose(said, style));
    return 0;
  },
};
