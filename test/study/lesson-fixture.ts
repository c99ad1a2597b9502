// `npm run lesson` over the fixture lessons, or those that STUDY_LESSONS names, its work folder
// named by the test: what the tests run.
import { pathToFileURL } from 'node:url';
import { theHouse } from '../../lib/study/house.ts';
import { runLesson } from '../../scripts/lesson/lesson.ts';

const [work = ''] = process.argv.splice(2, 1);
const lessons = process.env.STUDY_LESSONS ?? 'fixtures/lessons/';
await runLesson({
  lessons: lessons === 'real' ? theHouse.lessons : new URL(lessons, import.meta.url),
  work: pathToFileURL(`${work}/`),
});
