import { once } from 'node:events';
import { inspect } from 'node:util';
import { addressOf } from '../../lib/workshop/lan.ts';
import { serveLines } from '../../lib/workshop/serve-lines.ts';
import { openServer, type RoomServer } from '../../lib/workshop/server.ts';
import { newSessionName, sessionFolder } from '../../lib/workshop/session.ts';
import { keepHeapSmall } from '../../lib/workshop/small-heap.ts';
import { pagesFrom } from '../../lib/workshop/web/pages.ts';
import { workshopWords } from '../../lib/workshop/words.ts';
import { portFrom } from '../command/parse.ts';
import { untilStopped } from '../lesson/until-stopped.ts';
import { lessonsNamed } from './lessons-named.ts';
import { serverJson } from './server-json.ts';
import type { WorkshopCommand } from './workshop.ts';

const options = {
  lan: { type: 'string', value: 'INTERFACE', help: 'workshop.serve.lan' },
  session: { type: 'string', value: 'SESSION', help: 'workshop.serve.session' },
  port: { type: 'string', value: 'N', help: 'workshop.serve.port' },
  'web-port': { type: 'string', value: 'N', help: 'workshop.serve.web-port' },
  json: { type: 'boolean', help: 'workshop.serve.json' },
} as const;

/** `serve [LESSON…]`: opens the room, until Ctrl-C. */
export const serve: WorkshopCommand<typeof options> = {
  options,
  usage: [{ words: 'LESSON…', help: 'workshop.serve.use' }],
  words: Number.POSITIVE_INFINITY,
  async run({ values, words, style, io, folders: { lessons: folder, work } }) {
    keepHeapSmall();
    // Nothing that a person can do leads here: the stack says where to look.
    const report = (error: unknown): void => io.warn(inspect(error));
    const session = values.session ?? newSessionName(work, new Date());
    const host = values.lan === undefined ? '127.0.0.1' : addressOf(values.lan);
    const server = await openServer({
      ...{ session, host, folder: sessionFolder(work, session) },
      lessons: lessonsNamed(words, folder).map(({ id }) => id),
      port: portFrom(values.port) ?? null,
      webPort: portFrom(values['web-port']) ?? null,
      openPages: pagesFrom({ lessons: folder, language: style.language, report }),
    });
    await untilStopped(async (signal) => {
      if (values.json) io.print(serverJson(server));
      else {
        io.print(...serveLines({ server, session, lan: values.lan ?? null }, style));
        server.room.onChange(faultTeller(server, style.language, io.print));
      }
      if (!signal.aborted) await once(signal, 'abort');
    }).finally(() => server.close());
    if (!values.json) io.print('', workshopWords(style.language, 'room.serve.closed'));
    return 0;
  },
};

/** Says once when the disk is full, and once when it no longer is. */
function faultTeller(
  { room }: RoomServer,
  language: Parameters<typeof workshopWords>[0],
  print: (...lines: string[]) => void,
): () => void {
  let before: string | null = null;
  return () => {
    const { fault: code } = room;
    if (code === before) return;
    before = code;
    if (code === null) print(workshopWords(language, 'room.serve.well'));
    else print(workshopWords(language, 'room.serve.fault', { code }));
  };
}
