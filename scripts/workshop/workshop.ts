import { Journal } from '../../lib/learner/journal.ts';
import { type Command, exitCodeOf } from '../command/command.ts';
import { startNamed } from '../command/group.ts';
import type { Io } from '../command/io.ts';
import type { Options } from '../command/parse.ts';
import type { Folders } from '../lesson/lesson.ts';
import { workshopCommands } from './commands.ts';

/** What a command of `npm run workshop` needs: where lessons are, and where files are kept. */
export type WorkshopContext = { folders: Folders };
export type WorkshopCommand<O extends Options = Options> = Command<O, WorkshopContext>;

/** `npm run workshop`: finds the instructor's command and runs it; without one, the help. */
export async function runWorkshop(folders: Folders, io: Io): Promise<number> {
  const remembered = () => new Journal(folders.work).read().language;
  return exitCodeOf(io, remembered, () =>
    startNamed(workshopCommands, io, { folders }, remembered()),
  );
}
