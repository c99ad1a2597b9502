import { once } from 'node:events';
import { inspect } from 'node:util';
import { UserError } from '../../lib/base/user-error.ts';
import { findLesson, listLessons } from '../../lib/course/catalogue.ts';
import { prose } from '../../lib/terminal/lines.ts';
import { accent, quiet, strong, type TextStyle } from '../../lib/terminal/text-style.ts';
import { startRehearsal } from '../../lib/workshop/rehearsal/rehearsal.ts';
import type { RoomServer } from '../../lib/workshop/server.ts';
import { newSessionName } from '../../lib/workshop/session.ts';
import { purgeSession } from '../../lib/workshop/sessions.ts';
import { pagesFrom } from '../../lib/workshop/web/pages.ts';
import { workshopWords as words } from '../../lib/workshop/words.ts';
import { untilStopped } from '../lesson/until-stopped.ts';
import { serverJson } from './server-json.ts';
import type { WorkshopCommand } from './workshop.ts';

const options = {
  learners: { type: 'string', value: 'N', help: 'workshop.rehearse.learners' },
  speed: { type: 'string', value: 'N', help: 'workshop.rehearse.speed' },
  live: { type: 'string', value: 'N', help: 'workshop.rehearse.live' },
  keep: { type: 'boolean', help: 'workshop.rehearse.keep' },
  json: { type: 'boolean', help: 'workshop.rehearse.json' },
} as const;

const most = { learners: 500, speed: 100, live: 10 };

/** `rehearse [LESSON…]`: a room of simulated learners, until Ctrl-C. */
export const rehearse: WorkshopCommand<typeof options> = {
  options,
  usage: [{ words: 'LESSON…', help: 'workshop.rehearse.use' }],
  words: Number.POSITIVE_INFINITY,
  async run({ values, words: typed, style, io, folders: { lessons: folder, work } }) {
    const { language } = style;
    const learners = numberFrom('learners', values.learners ?? '30', 1);
    const speed = numberFrom('speed', values.speed ?? '20', 1);
    const live = Math.min(learners, numberFrom('live', values.live ?? '2', 0));
    const known = listLessons(folder);
    const named = typed.length === 0 ? known : typed.map((word) => findLesson(word, known));
    const session = newSessionName(work, new Date(), 'rehearsal-');
    const report = (error: unknown): void => io.warn(inspect(error));
    const rehearsal = await startRehearsal({
      ...{ work, folder, session, learners, live, speed },
      lessons: [...new Set(named)].map(({ id }) => id),
      openPages: pagesFrom({ lessons: folder, language, report }),
    });
    try {
      await untilStopped(async (signal) => {
        if (values.json) io.print(serverJson(rehearsal.server));
        else io.print(...rehearsalLines(rehearsal.server, { learners, speed }, style));
        // What fails among the learners ends it, too.
        const failed = rehearsal.done.then(() => new Promise<never>(() => {}));
        if (!signal.aborted) await Promise.race([once(signal, 'abort'), failed]);
      });
    } finally {
      await rehearsal.close();
      if (!values.keep) purgeSession(work, session);
    }
    if (values.json) return 0;
    const end = values.keep ? 'rehearse.kept' : 'rehearse.purged';
    io.print('', ...prose(words(language, end, { session }), style));
    return 0;
  },
};

function rehearsalLines(
  { pages }: RoomServer,
  { learners: count, speed }: { learners: number; speed: number },
  style: TextStyle,
): string[] {
  const { language } = style;
  const typed = (text: string): string => `  ${accent(style, text)}`;
  const web = pages?.web ?? '';
  return [
    strong(style, words(language, 'rehearse.title')),
    ...prose(words(language, 'rehearse.said', { count, speed }), style),
    ...['', words(language, 'room.serve.board'), typed(pages?.instructor ?? '')],
    ...[words(language, 'room.serve.projector'), typed(new URL('/projector', web).href), ''],
    ...prose(words(language, 'rehearse.leads'), style),
    ...prose(words(language, 'rehearse.end'), style).map((line) => quiet(style, line)),
  ];
}

function numberFrom(name: keyof typeof most, given: string, least: number): number {
  const number = /^\d{1,4}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most[name]) return number;
  throw new UserError('rehearse-number', { given, option: `--${name}`, least, most: most[name] });
}
