// `npm run lesson` over the fixture lessons, or the real ones where STUDY_REAL says so, its work
// folder named by the test: what the tests run.
import { pathToFileURL } from 'node:url';
import { theHouse } from '../../lib/study/house.ts';
import { runLesson } from '../../scripts/lesson/lesson.ts';

const [work = ''] = process.argv.splice(2, 1);
const fixtures = new URL('fixtures/lessons/', import.meta.url);
await runLesson({
  lessons: process.env.STUDY_REAL ? theHouse.lessons : fixtures,
  work: pathToFileURL(`${work}/`),
});
