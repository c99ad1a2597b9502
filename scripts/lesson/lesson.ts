import { Journal } from '../../lib/learner/journal.ts';
import { nearName, unknownName } from '../../lib/near.ts';
import type { House } from '../../lib/study/house.ts';
import { words } from '../../lib/study/words.ts';
import { languageIn, runCommand } from '../command.ts';
import { commands } from './commands.ts';

/** What a command is given: its words, and where lessons and progress are. */
export type LessonCommand = (args: string[], house: House, progress: Journal) => Promise<number>;

/** `npm run lesson`: finds the command and runs it; without one, the menu. */
export async function runLesson(house: House): Promise<void> {
  const progress = new Journal(house.work);
  const remembered = () => progress.read().language;
  await runCommand(
    async (args) => {
      const at = args.findIndex((word, at) => !word.startsWith('-') && args[at - 1] !== '--lang');
      const rest = args.filter((_, index) => index !== at);
      const asked = rest.some((word) => word === '--help' || word === '-h');
      const load = asked ? commands.help : at >= 0 && named(args[at] ?? '');
      const command = load ? await load() : (await import('./menu.ts')).menu;
      try {
        return await command(rest, house, progress);
      } finally {
        // What went wrong with the progress file is said once, beside the command's own output.
        for (const { id, params } of progress.takeNotices()) {
          console.error(words(languageIn(args, remembered()), `progress.${id}`, params));
        }
      }
    },
    { help: null, remembered },
  );
}

function named(given: string): () => Promise<LessonCommand> {
  const names = Object.keys(commands);
  const load = names.includes(given) ? commands[given] : undefined;
  if (load) return load;
  throw unknownName('command-unknown', { given, names: names.join(', ') }, nearName(given, names));
}
