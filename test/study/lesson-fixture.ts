// `npm run lesson` over the fixture lessons, its work folder named by the test: for tests that need a
// process or a terminal.
import { pathToFileURL } from 'node:url';
import { processIo } from '../../scripts/command/io.ts';
import { runLesson } from '../../scripts/lesson/lesson.ts';
import { lessonsOf } from './lessons-of.ts';

const [work = ''] = process.argv.splice(2, 1);
const folders = { lessons: lessonsOf(process.env), work: pathToFileURL(`${work}/`) };
process.exitCode = await runLesson(folders, processIo());
