import { whenStarted } from './command/command.ts';
import { ownFolders } from './lesson/lesson.ts';
import { runWorkshop } from './workshop/workshop.ts';

await whenStarted(import.meta, (io) => runWorkshop(ownFolders, io));
