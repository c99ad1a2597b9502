import { expect, test } from 'vitest';
import type { ScriptName } from '../../scripts/command/help.ts';
import { command } from './command.ts';

test('validate says in one line that the lessons are sound', { tags: 'long' }, async () => {
  const { code, out, err } = await command('validate', ['--lang', 'fr', '--no-proof']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^\d+ leçons? vérifiées?\u202f: rien à corriger\.\n$/);
});

test('translate says that the French pages are fresh', async () => {
  const { code, out } = await command('translate', ['1']);
  expect(out).toBe('01-listening: up to date with the English page.\n');
  expect(code).toBe(0);
  expect((await command('translate', ['kit'])).out).toBe(
    'kit: up to date with the English page.\n',
  );
});

// One clear line on the side, in the person's language, exit code 2.
test.each<[typed: string, line: string, language?: 'en' | 'fr']>([
  ['validate --langg fr', 'There is no option --langg here. Did you mean --lang?'],
  ['validate --lang', 'The option --lang needs a value: --lang=…'],
  ['validate --lang de', 'There is no language “de” here. Choose one of these: en, fr.'],
  ['validate --lang=de', 'La langue « de » n’existe pas ici. Langues : en, fr.', 'fr'],
  ['record --check=yes', 'The option --check takes no value.'],
  [
    'record lisening',
    'Il n’y a pas de leçon « lisening ». Vouliez-vous dire 01-listening ? Toutes les leçons : npm run lesson -- list',
    'fr',
  ],
  [
    'translate accept',
    'Which lesson do you want to accept? For example: npm run translate -- accept 1',
  ],
  [
    'new-lesson Framing',
    '“Framing” is not a lesson name. Use two digits, then words in lowercase: npm run new-lesson -- 05-framing',
  ],
  ['new-lesson 01-listening', 'Lesson 01-listening already exists. Choose another number or name.'],
  ['new-lesson 05-a b', '“b” is one word too many here; --help says what fits.'],
  [
    'new-lesson',
    'Which lesson will it be? Give its number and its name: npm run new-lesson -- 05-framing',
  ],
  [
    'new-lesson --exercise',
    'Quel exercice voulez-vous créer ? Donnez sa leçon et son nom : npm run new-lesson -- --exercise 3/echo-twice',
    'fr',
  ],
  [
    'new-lesson 1/greet',
    '“1/greet” is the name of an exercise. To create one: npm run new-lesson -- --exercise 1/greet',
  ],
  [
    'new-lesson --exercise 3',
    '“3” is not an exercise name. Use a lesson and words in lowercase: npm run new-lesson -- --exercise 3/echo-twice',
  ],
  ['new-lesson --exercise 3/echo', 'Lesson 03-async-server already has echo. Choose another name.'],
  ['import', 'Name one article, or the two languages of one: npm run import -- FILE [FILE]'],
  ['import a.md b.md c.md', '“c.md” is one word too many here; --help says what fits.'],
  ['import nowhere.md', 'There is no file nowhere.md. Check its path.'],
  [
    'import lib',
    'lib is not an article: it is not Markdown saved as UTF-8 with a heading or front matter.',
  ],
  ['import --many nowhere.txt', 'There is no file nowhere.txt. Check its path.'],
  ['import --many lib', 'lib is not a list of articles: it needs the name of a file on each line.'],
  ['import --many a b', '--many takes the place of files: leave out “b”, or --many.'],
  [
    'import --many a --as 05-x',
    '--as names one lesson, and --many makes several: leave one of them out.',
  ],
  [
    'bench startup',
    'There is no measurement “startup”. Did you mean start-up? Measurements: start-up, sockets, judge, docs, search, room, live, import, mutants.',
  ],
  [
    'nodes 24 lts',
    '“lts” is not version 20 of Node or a later one. Give numbers such as 22 or 22.12.0: npm run nodes -- 22 24',
  ],
  [
    'nodes 18',
    '« 18 » ne désigne pas une version de Node (20 ou plus récente). Donnez des numéros comme 22 ou 22.12.0 : npm run nodes -- 22 24',
    'fr',
  ],
  [
    'docs --base example.org',
    '“example.org” is not an address where the site can be published. Give one such as https://example.org/sockets/.',
  ],
  [
    'docs --edit-base nowhere',
    '“nowhere” is not an address where files can be edited. Give one such as https://example.org/sockets/edit/main/.',
  ],
  ['docs now', '“now” is one word too many here; --help says what fits.'],
  [
    'docs --serve --port x',
    '“x” is not a port. A port is a whole number from 0 to 65535; 0 lets the system choose.',
  ],
  ['docs --lessons nowhere', 'There is no folder nowhere. Check its path.'],
  ['docs --lessons package.json', 'There is no folder package.json. Check its path.'],
  ['docs --port 1', '--port works only with --serve.'],
  ['docs --serve --out x', '--out does not work with --serve.'],
])('%s: %s', async (typed, line, language = 'en') => {
  const [script, ...args] = typed.split(' ') as [ScriptName, ...string[]];
  const { code, out, err } = await command(script, args, { WORKBOOK_LANG: language });
  expect(err.replaceAll('\u202f', ' ')).toBe(`${line}\n`);
  expect({ code, out }).toEqual({ code: 2, out: '' });
});

test('nodes says that it works through npm', async () => {
  const { code, out, err } = await command('nodes', [], { npm_execpath: undefined });
  expect(err).toBe('This command must be run through npm: npm run nodes\n');
  expect({ code, out }).toEqual({ code: 2, out: '' });
});

test('an option that npm kept for itself is not silently ignored', async () => {
  const npm = { npm_command: 'run', npm_lifecycle_event: 'validate', npm_config_no_cache: 'true' };
  const { code, out, err } = await command('validate', [], npm);
  expect(err).toBe(
    'npm kept --no-cache for itself. Put two dashes before what is meant for the workbook: npm run validate -- … --no-cache\n',
  );
  expect({ code, out }).toEqual({ code: 2, out: '' });
});

test('--lang without its dashes, which npm reads as -l -a -n -g', async () => {
  const npm = {
    ...{ npm_command: 'run', npm_lifecycle_event: 'validate' },
    ...{ npm_config_long: 'true', npm_config_all: 'true', npm_config_global: 'true' },
    npm_config_yes: '',
  };
  const { code, err } = await command('validate', ['fr'], npm);
  expect(err).toMatch(/^npm kept --lang for itself\./);
  expect(code).toBe(2);
});

test('a language that the workbook does not speak is named, with the variable it came from', async () => {
  const { code, err } = await command('translate', ['1'], { WORKBOOK_LANG: 'de' });
  expect(err).toBe(
    'WORKBOOK_LANG asks for the language “de”, which the workbook does not speak. Set it to one of these, or unset it: en, fr.\n',
  );
  expect(code).toBe(2);
  const french = await command('translate', ['1', '--lang', 'fr-FR'], { WORKBOOK_LANG: 'de' });
  expect(french).toMatchObject({ code: 0, err: '' });
});
