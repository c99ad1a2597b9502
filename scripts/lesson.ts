import { theHouse } from '../lib/study/house.ts';
import { whenStarted } from './command/command.ts';
import { runLesson } from './lesson/lesson.ts';

await whenStarted(import.meta, (io) => runLesson(theHouse, io));
