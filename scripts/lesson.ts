import { theHouse } from '../lib/study/house.ts';
import { runLesson } from './lesson/lesson.ts';

await runLesson(theHouse);
