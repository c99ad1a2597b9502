import { UserError } from '../../lib/base/user-error.ts';
import { prose } from '../../lib/terminal/lines.ts';
import { knownSession, purgeSession, readSession } from '../../lib/workshop/sessions.ts';
import { workshopWords as words } from '../../lib/workshop/words.ts';
import { asked, isYes } from '../command/asked.ts';
import { sessionFrom } from './session-from.ts';
import type { WorkshopCommand } from './workshop.ts';

const options = { yes: { type: 'boolean', help: 'workshop.purge.yes' } } as const;

/** `purge SESSION`: deletes what is kept of a workshop, for good. */
export const purge: WorkshopCommand<typeof options> = {
  options,
  usage: [{ words: 'SESSION', help: 'workshop.purge.use' }],
  words: 1,
  async run({ values, words: [given], language, style, io, folders: { work } }) {
    const session = knownSession(work, sessionFrom(given, 'purge'));
    if (!values.yes) {
      if (!io.stdin.isTTY) throw new UserError('purge-yes', { session });
      const { room } = await readSession(work, session);
      const question = words(language, 'purge.ask', { session, count: room.learners.size });
      const answer = await asked(`${question} `);
      if (answer === null) return 130;
      if (!isYes(answer)) {
        io.print(words(language, 'purge.kept'));
        return 0;
      }
    }
    purgeSession(work, session);
    io.print(...prose(words(language, 'purge.done', { session }), style));
    return 0;
  },
};
