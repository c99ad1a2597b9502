import { describe, expect, test } from 'vitest';
import { type CommandGroup, groupHelp } from '../../scripts/command/group.ts';
import { usageLines } from '../../scripts/command/help.ts';
import { lessonCommands } from '../../scripts/lesson/commands.ts';
import { workshopCommands } from '../../scripts/workshop/commands.ts';
import { command, scripts } from './command.ts';

const languages = ['en', 'fr'] as const;

/** The options of a command that its part of the help does not name. */
const unnamed = (options: object, help: string): string[] =>
  Object.keys(options).filter((name) => !new RegExp(`--${name}\\b`).test(help));

const names = Object.keys(scripts) as (keyof typeof scripts)[];

test.each(names)('%s --help names every option, in eighty columns', async (name) => {
  const { options } = await scripts[name]();
  for (const language of languages) {
    const { code, out, err } = await command(name, ['--help', '--lang', language]);
    expect([code, err]).toEqual([0, '']);
    expect(unnamed({ ...options, lang: {} }, out)).toEqual([]);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  }
});

test.each<CommandGroup<never>>([lessonCommands, workshopCommands])(
  'the help of npm run $script names every command and its options, in eighty columns',
  async (group) => {
    for (const language of languages) {
      const help = await groupHelp(group, language);
      expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
      for (const [name, load] of group.parts.flatMap((part) => Object.entries(part))) {
        if (name === group.unnamed) continue;
        const declared = await load();
        const lines = usageLines(`npm run ${group.script} -- ${name}`, ' ', declared, language);
        expect(help).toContain(`${lines.join('\n')}\n`);
        expect(unnamed(declared.options, lines.join('\n'))).toEqual([]);
      }
    }
  },
);

describe('a page of help', () => {
  const { usage, options } = {
    usage: [
      { help: 'docs.use', options: ['out'] },
      { words: 'accept LESSON… NN-NAME', help: 'nodes.use' },
    ],
    options: {
      out: { type: 'string', value: 'FOLDER', help: 'docs.out' },
      hidden: { type: 'boolean' },
      quick: { type: 'boolean', help: 'bench.quick' },
    },
  } as const;

  test('has what it does below on a narrow screen', () => {
    expect(usageLines('npm run it', ' -- ', { usage, options }, 'fr', 40)).toEqual([
      'npm run it',
      '      construit le site dans site/',
      '  --out DOSSIER',
      '      dans un autre dossier',
      '',
      'npm run it -- accept LEÇON… NN-NOM',
      '      les tests de la boîte à outils et',
      '      les programmes des leçons sous',
      '      Node 20, 22, 24 et 26',
      '  --quick',
      expect.stringMatching(/^ {6}\S/),
    ]);
  });

  test('has what is typed at the left, what it does beside it or below', () => {
    expect(usageLines('npm run it', ' -- ', { usage, options }, 'fr')).toEqual([
      'npm run it                        construit le site dans site/',
      '  --out DOSSIER                   dans un autre dossier',
      '',
      'npm run it -- accept LEÇON… NN-NOM',
      '                                  les tests de la boîte à outils et les',
      '                                  programmes des leçons sous Node 20, 22, 24 et',
      '                                  26',
      '  --quick                         plus court, et moins précis',
    ]);
  });
});
