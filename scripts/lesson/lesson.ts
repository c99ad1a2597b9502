import { nearName, unknownName } from '../../lib/base/suggest.ts';
import { Journal } from '../../lib/learner/journal.ts';
import { words } from '../../lib/terminal/words.ts';
import { asksForHelp, type Command, exitCodeOf, start } from '../command/command.ts';
import type { Io } from '../command/io.ts';
import { expectNothingKept, languageIn, type Options } from '../command/parse.ts';
import { commands } from './commands.ts';

/** Where the lessons are read from, and where the learner's files are kept. */
export type Folders = { lessons: URL; work: URL };

/** The checkout's own; not taken from `course`, whose parser `help` need not load. */
export const ownFolders: Folders = {
  lessons: new URL('../../lessons/', import.meta.url),
  work: new URL('../../work/', import.meta.url),
};

/** What a command of `npm run lesson` needs: where lessons are, and what the learner has done. */
export type LessonContext = { folders: Folders; progress: Journal };
export type LessonCommand<O extends Options = Options> = Command<O, LessonContext>;

/** `npm run lesson`: finds the command and runs it; without one, the menu. */
export async function runLesson(folders: Folders, io: Io): Promise<number> {
  const progress = new Journal(folders.work);
  const remembered = () => progress.read().language;
  return exitCodeOf(io, remembered, async () => {
    const { args } = io;
    const at = args.findIndex((word, at) => !word.startsWith('-') && args[at - 1] !== '--lang');
    const own = { ...io, args: args.filter((_, index) => index !== at) };
    if (asksForHelp(own) || args[at]?.toLowerCase() === 'help') {
      const { lessonHelp } = await import('./help.ts');
      io.print(await lessonHelp(languageIn(own, remembered())));
      return 0;
    }
    const load = at >= 0 ? await named(args[at] ?? '', io) : commands.menu;
    try {
      return await start(await load(), own, { folders, progress }, remembered());
    } finally {
      // What went wrong with the journal is said once, beside the command's own output.
      for (const { id, params } of progress.takeNotices()) {
        io.warn(words(languageIn(own, remembered()), `progress.${id}`, params));
      }
    }
  });
}

/** The command of a name, in capitals too. */
async function named(typed: string, { env }: Io): Promise<() => Promise<LessonCommand>> {
  const { menu: _, ...others } = commands;
  const given = typed.toLowerCase();
  if (Object.hasOwn(others, given)) return others[given as keyof typeof others];
  // Perhaps it is the value of an option that npm has kept.
  const all = await Promise.all(Object.values(others).map((load) => load()));
  expectNothingKept(
    all.flatMap(({ options }) => Object.keys(options)),
    env,
  );
  const names = [...Object.keys(others), 'help'];
  const near = nearName(given, names);
  throw unknownName('command-unknown', { given: typed, names: names.join(', ') }, near);
}
