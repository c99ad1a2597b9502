import type { Language } from '../../lib/base/i18n.ts';
import { nearName, unknownName } from '../../lib/base/suggest.ts';
import { wrap } from '../../lib/base/terminal-text.ts';
import { textStyleOf } from '../../lib/terminal/text-style.ts';
import { asksForHelp, type Command, start } from './command.ts';
import { type HelpId, helpText, helpWords, languageLine, usageLines, widest } from './help.ts';
import type { Io } from './io.ts';
import { expectNothingKept, languageIn, type Options } from './parse.ts';

/** Commands by their names, loaded when they are asked for. */
export type Commands<Context> = Record<string, () => Promise<Command<Options, Context>>>;

/** A script whose first word names one of its commands: `npm run lesson -- read 1`. */
export type CommandGroup<Context> = {
  script: 'lesson' | 'workshop';
  /** In the order in which the help shows them. */
  parts: readonly Commands<Context>[];
  /** The command that runs when none is named, and that no word names; without it, the help. */
  unnamed?: string;
  /** The command for what was typed in the place of one: a lesson, say. */
  meant?: (typed: string) => string | undefined;
  /** What the help says at its end. */
  notes: readonly HelpId[];
};

/** Finds the command that the first word names, and runs it with the others. */
export async function startNamed<Context>(
  group: CommandGroup<Context>,
  io: Io,
  context: Context,
  remembered?: string,
): Promise<number> {
  const { args } = io;
  const at = args.findIndex((word, at) => !word.startsWith('-') && args[at - 1] !== '--lang');
  const own = { ...io, args: args.filter((_, index) => index !== at) };
  const load = at >= 0 ? null : unnamedOf(group);
  if (asksForHelp(own) || args[at]?.toLowerCase() === 'help' || load === undefined) {
    const language = languageIn(own, remembered);
    const { columns } = textStyleOf(io.stdout, language, io.env);
    const name = args[at]?.toLowerCase() ?? '';
    const one = name === group.unnamed ? undefined : allOf(group).get(name);
    const text = one
      ? helpText(`${group.script} -- ${name}`, ' ', await one(), language, columns)
      : await groupHelp(group, language, columns);
    io.print(text);
    return 0;
  }
  const command = await (load ?? (await named(group, args[at] ?? '', io)))();
  return start(command, own, context, remembered);
}

/** What the commands of a script can do. */
export async function groupHelp<Context>(
  { script, parts, unnamed, notes }: CommandGroup<Context>,
  language: Language,
  columns = widest,
): Promise<string> {
  const texts = await Promise.all(
    parts.map(async (commands) => {
      const lines = Object.entries(commands).map(async ([name, load]) => {
        const command = name === unnamed ? `npm run ${script}` : `npm run ${script} -- ${name}`;
        return usageLines(command, ' ', await load(), language, columns);
      });
      return (await Promise.all(lines)).flat().join('\n');
    }),
  );
  const about = languageLine(helpWords(language, 'lesson.language'), columns);
  const said = notes.flatMap((name) => wrap(helpWords(language, name), Math.min(columns, widest)));
  return [...texts, about, said.join('\n')].join('\n\n');
}

const allOf = <Context>({ parts }: CommandGroup<Context>) =>
  new Map(parts.flatMap((commands) => Object.entries(commands)));

const unnamedOf = <Context>(group: CommandGroup<Context>) => allOf(group).get(group.unnamed ?? '');

/** The command of a name, in capitals too. */
async function named<Context>(
  group: CommandGroup<Context>,
  typed: string,
  { env }: Io,
): Promise<Commands<Context>[string]> {
  const others = allOf(group);
  others.delete(group.unnamed ?? '');
  const given = typed.toLowerCase();
  const load = others.get(given);
  if (load) return load;
  // Perhaps it is the value of an option that npm has kept.
  const all = await Promise.all([...others.values()].map((load) => load()));
  expectNothingKept(
    all.flatMap(({ options }) => Object.keys(options)),
    env,
  );
  const near = group.meant?.(typed) ?? nearName(given, [...others.keys(), 'help']);
  throw unknownName('command-unknown', { given: typed, script: group.script }, near);
}
