import { whenStarted } from './command/command.ts';
import { ownFolders } from './lesson/folders.ts';
import { runLesson } from './lesson/lesson.ts';

await whenStarted(import.meta, (io) => runLesson(ownFolders, io));
