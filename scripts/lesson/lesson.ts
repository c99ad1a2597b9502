import { existsSync } from 'node:fs';
import { chooseLanguage } from '../../lib/base/i18n.ts';
import { Journal } from '../../lib/learner/journal.ts';
import { words } from '../../lib/terminal/words.ts';
import type { RoomClient } from '../../lib/workshop/client/room-client.ts';
import { asksForHelp, type Command, exitCodeOf } from '../command/command.ts';
import { startNamed } from '../command/group.ts';
import type { Io } from '../command/io.ts';
import { languageAsked, languageIn, type Options } from '../command/parse.ts';
import { lessonCommands } from './commands.ts';

/** Where the lessons are read from, and where the learner's files are kept. */
export type Folders = { lessons: URL; work: URL };

/** The checkout's own; not taken from `course`, whose parser `help` need not load. */
export const ownFolders: Folders = {
  lessons: new URL('../../lessons/', import.meta.url),
  work: new URL('../../work/', import.meta.url),
};

/**
 * What a command of `npm run lesson` needs: where lessons are, what the learner has done, and the
 * room that was joined, if any.
 */
export type LessonContext = { folders: Folders; progress: Journal; room: RoomClient | null };
export type LessonCommand<O extends Options = Options> = Command<O, LessonContext>;

/** `npm run lesson`: finds the command and runs it; without one, the menu. */
export async function runLesson(folders: Folders, io: Io): Promise<number> {
  const progress = new Journal(folders.work);
  const remembered = () => progress.read().language;
  return exitCodeOf(io, remembered, async () => {
    const room = await roomIn(folders.work);
    progress.onAdded((facts) => room?.report(facts));
    try {
      rememberLanguage(io, progress);
      return await startNamed(lessonCommands, io, { folders, progress, room }, remembered());
    } finally {
      await room?.close();
      // What went wrong with the journal is said once, beside the command's own output.
      for (const { id, params } of progress.takeNotices()) {
        io.warn(words(languageIn(io, remembered()), `progress.${id}`, params));
      }
    }
  });
}

/**
 * Keeps the language that was asked for, since the commands that we suggest do not name it. What
 * WORKBOOK_LANG says comes before anything remembered, so then there is nothing to keep.
 */
function rememberLanguage(io: Io, progress: Journal): void {
  const { env } = io;
  const asked = languageAsked(io);
  if (!asked || env.WORKBOOK_LANG || asksForHelp(io)) return;
  if (asked === chooseLanguage({ remembered: progress.read().language, env })) return;
  progress.add({ fact: 'language', language: asked });
}

/** The room that was joined; what it takes to speak to one is not loaded before. */
async function roomIn(work: URL): Promise<RoomClient | null> {
  if (!existsSync(new URL('room.json', work))) return null;
  const { RoomClient } = await import('../../lib/workshop/client/room-client.ts');
  return RoomClient.of(work);
}
