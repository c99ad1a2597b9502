import { pathToFileURL } from 'node:url';
import { serveSite } from '../../../lib/serve/preview/serve.ts';

/** Serves a course in a process of its own, `serve-once.ts LESSONS`, until its input ends. */
const [lessons = ''] = process.argv.slice(2);
const stopping = new AbortController();
process.stdin.on('end', () => stopping.abort()).resume();
await serveSite(
  {
    ...{ lessons: pathToFileURL(`${lessons}/`), edit: null, instructor: false },
    ...({ host: '127.0.0.1', port: 0, language: 'en', print: console.log } as const),
  },
  stopping.signal,
);
