// `npm run lesson` over the fixture lessons, its work folder named by the test: what the tests run.
import { pathToFileURL } from 'node:url';
import { runLesson } from '../../scripts/lesson/lesson.ts';

const [work = ''] = process.argv.splice(2, 1);
await runLesson({
  lessons: new URL('fixtures/lessons/', import.meta.url),
  work: pathToFileURL(`${work}/`),
});
