import { pathToFileURL } from 'node:url';
import { lessonsFolder } from '../../../lib/course/catalogue.ts';
import { openServer } from '../../../lib/workshop/server.ts';
import { keepHeapSmall } from '../../../lib/workshop/small-heap.ts';
import { pagesFrom } from '../../../lib/workshop/web/pages.ts';

// A room by itself in a process: says where it is, and on any message how much memory it takes.
keepHeapSmall();
const [, , folder = '', lesson = '', exercise = ''] = process.argv;
const server = await openServer({
  ...{ folder: pathToFileURL(`${folder}/`), session: 'bench', lessons: [lesson] },
  ...{ host: '127.0.0.1', port: 0, webPort: 0 },
  openPages: pagesFrom({ lessons: lessonsFolder, language: 'en', report: console.error }),
});
await server.room.act({
  act: 'went-to',
  place: { lesson, section: 'exercises', exercise: `${lesson}/${exercise}` },
});
process.on('message', () => process.send?.({ rss: process.memoryUsage.rss() }));
process.once('disconnect', () => void server.close());
process.send?.({
  port: server.learners.port,
  code: server.code,
  instructor: server.pages?.instructor,
});
