import { type Language, languages } from '../../lib/base/i18n.ts';
import { wrap } from '../../lib/base/terminal-text.ts';
import { type KeyIn, type KeyUnder, wordsOf } from '../../lib/base/words.ts';
import type texts from '../../locales/en/help.json';
import type { Options } from './parse.ts';

export const helpWords = wordsOf('help');

export type HelpId = KeyIn<'help'>;
/** What stands for a word that the person chooses: `FOLDER`, `N`. */
export type Placeholder = KeyUnder<'help', 'name'>;

/** The scripts that have a text of help. */
export type ScriptName = Exclude<keyof typeof texts, 'language' | 'lesson' | 'name' | 'workshop'>;

/** A way to use a command: the words typed after it, what that does, and options for it alone. */
export type Usage = { words?: string; help?: HelpId; options?: readonly string[] };

/** What a command declares about itself. */
export type Declared = { usage: readonly Usage[]; options: Options };

/** Where the texts begin, and where they end at most. */
const column = 34;
export const widest = 80;
/** Where there is less room for texts, they are below what they are about. */
const narrowest = 26;
const narrowIndent = 6;

/** What a script can do, or one of its commands; `separator`: what is between it and its words. */
export function helpText(
  script: string,
  separator: string,
  declared: Declared,
  language: Language,
  columns?: number,
): string {
  const lines = usageLines(`npm run ${script}`, separator, declared, language, columns);
  return [...lines, '', languageLine(helpWords(language, 'language'), columns)].join('\n');
}

export const languageLine = (text: string, columns?: number): string =>
  helpRow(`  --lang ${languages.join('|')}`, text, columns).join('\n');

/** The ways to use a command, and its options, drawn in two columns. */
export function usageLines(
  command: string,
  separator: string,
  { usage, options }: Declared,
  language: Language,
  columns?: number,
): string[] {
  const own = new Set(usage.flatMap((way) => way.options ?? []));
  const optionLines = (names: readonly string[]): string[] =>
    names.flatMap((name) => {
      const { help, value } = options[name] ?? {};
      if (help === undefined) return [];
      const form = value === undefined ? '' : ` ${helpWords(language, `name.${value}`)}`;
      return helpRow(`  --${name}${form}`, helpWords(language, help), columns);
    });
  const ways = usage.map(({ words, help, options = [] }) => {
    const form = words === undefined ? command : command + separator + named(words, language);
    const said = help ? helpWords(language, help) : '';
    return [...helpRow(form, said, columns), ...optionLines(options)];
  });
  const apart = own.size > 0 ? [''] : [];
  return [
    ...ways.flatMap((lines, at) => (at === 0 ? lines : [...apart, ...lines])),
    ...optionLines(Object.keys(options).filter((name) => !own.has(name))),
  ];
}

/** Words with their placeholders in the person's language. */
const named = (words: string, language: Language): string =>
  words.replace(/[A-Z][A-Z-]*/g, (name) => helpWords(language, `name.${name as Placeholder}`));

/** What is typed, and what it does: beside it where there is room, otherwise below. */
function helpRow(form: string, text: string, columns = widest): string[] {
  if (columns < column + narrowest) {
    const below = text === '' ? [] : wrap(text, columns - narrowIndent);
    return [form, ...below.map((row) => ' '.repeat(narrowIndent) + row)];
  }
  const rows = text === '' ? [] : wrap(text, Math.min(columns, widest) - column);
  const [first, ...others] = form.length < column ? rows : ['', ...rows];
  const indented = others.map((row) => ' '.repeat(column) + row);
  return [first ? form.padEnd(column) + first : form, ...indented];
}
