import { whenStarted } from './command/command.ts';
import { ownFolders, runLesson } from './lesson/lesson.ts';

await whenStarted(import.meta, (io) => runLesson(ownFolders, io));
