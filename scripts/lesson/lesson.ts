import { closest } from 'fastest-levenshtein';
import { UserError } from '../../lib/errors.ts';
import type { House } from '../../lib/study/house.ts';
import { ProgressFile } from '../../lib/study/progress-file.ts';
import { words } from '../../lib/study/words.ts';
import { languageIn, runCommand } from '../command.ts';

/** What a command is given: its words, and where lessons and progress are. */
export type LessonCommand = (
  args: string[],
  house: House,
  progress: ProgressFile,
) => Promise<number>;

const commands: Record<string, () => Promise<LessonCommand>> = {
  list: async () => (await import('./list.ts')).list,
  read: async () => (await import('./read.ts')).read,
  run: async () => (await import('./run.ts')).run,
  help: async () => help,
};

/** `npm run lesson`: finds the command and runs it; without one, the menu. */
export async function runLesson(house: House): Promise<void> {
  const progress = new ProgressFile(house.work);
  const remembered = () => progress.read().language;
  await runCommand(async (args) => {
    const at = commandAt(args);
    const rest = args.filter((_, index) => index !== at);
    const name = args[at] === undefined ? undefined : nameOf(args[at]);
    const asked = rest.some((word) => word === '--help' || word === '-h');
    const load = asked ? commands.help : name && commands[name];
    const command = load ? await load() : (await import('./menu.ts')).menu;
    try {
      return await command(rest, house, progress);
    } finally {
      tellNotices(args, progress);
    }
  }, remembered);
}

/** The first word that is neither an option nor the value of `--lang`. */
function commandAt(args: readonly string[]): number {
  return args.findIndex((word, at) => !word.startsWith('-') && args[at - 1] !== '--lang');
}

function nameOf(given: string): string {
  const names = Object.keys(commands);
  if (names.includes(given)) return given;
  const nearest = closest(given, names);
  throw new UserError('command-unknown', { given, nearest, names: names.join(', ') });
}

async function help(args: string[], _house: House, progress: ProgressFile): Promise<number> {
  console.log(words(languageIn(args, progress.read().language), 'usage'));
  return 0;
}

/** What went wrong with the progress file: said once, beside the command's own output. */
function tellNotices(args: readonly string[], progress: ProgressFile): void {
  const language = languageIn(args, progress.read().language);
  for (const { id, params } of progress.takeNotices()) {
    console.error(words(language, `progress.${id}`, params));
  }
}
