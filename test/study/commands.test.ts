import { describe, expect, test } from 'vitest';
import { stringWidth } from '../../lib/base/terminal-text.ts';
import { lesson } from './lesson-command.ts';

describe('list', () => {
  test('says number, title and minutes, in either language', async () => {
    const [english, french] = await Promise.all([
      lesson(['list']),
      lesson(['list', '--lang', 'fr']),
    ]);
    expect(english).toEqual({
      code: 0,
      out: '1  A greeting  10 + 5 min\n2  Silence          5 min\n   builds on 1\n',
      err: '',
    });
    expect(french.out).toBe(
      '1  Un salut    10 + 5\u00a0min\n2  Le silence       5\u00a0min\n   s’appuie sur 1\n',
    );
  });

  test('without a command and without a terminal, is what is printed', async () => {
    const { code, out } = await lesson([], { env: { LANG: 'fr_CA.UTF-8' } });
    expect([code, out]).toEqual([
      0,
      '1  Un salut    10 + 5\u00a0min\n2  Le silence       5\u00a0min\n   s’appuie sur 1\n',
    ]);
  });

  test('--json says everything', async () => {
    const { code, out } = await lesson(['list', '--json', '--lang', 'fr']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      lessons: [
        {
          id: '01-greeting',
          slug: 'greeting',
          title: { en: 'A greeting', fr: 'Un salut' },
          minutes: { read: 10, exercises: 5 },
          needs: [],
          programs: [
            { name: 'alone', kind: 'program' },
            { name: 'failing', kind: 'program' },
            { name: 'greeter', kind: 'server' },
            { name: 'patient', kind: 'program' },
            { name: 'visitor', kind: 'program' },
          ],
          runs: [['alone'], ['greeter', 'visitor']],
          exercises: [],
        },
        {
          id: '02-silence',
          slug: 'silence',
          title: { en: 'Silence', fr: 'Le silence' },
          minutes: { read: 5, exercises: 0 },
          needs: ['01-greeting'],
          programs: [{ name: 'quiet', kind: 'program' }],
          runs: [],
          exercises: [],
        },
      ],
    });
  });
});

describe('read, not on a terminal', () => {
  test('prints the lesson', async () => {
    const { code, out, err } = await lesson(['read', 'silence', '--lang', 'fr']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      '○ 1 Un salut ─ ● 2 Le silence\n\nLe silence\nRien n’est dit.\n5\u00a0min\n\nLe calme\n────────\n\nRien.\n',
    );
  });

  test('prints the section that is named, or that a heading in it is named for', async () => {
    const { out } = await lesson(['read', '1', 'what-stays']);
    expect(out).toContain('\nWhat stays\n──────────\n');
    expect(out).not.toContain('Serve and visit');
    const within = await lesson(['read', '1', 'the-run']);
    expect(within.out).toContain('\nServe and visit\n');
  });

  test.each(['40', '80', '120'])('in %s columns, fits and has no escape codes', async (columns) => {
    const { out } = await lesson(['read', '1'], { env: { COLUMNS: columns } });
    expect(out).not.toContain('\x1b');
    const lines = out.split('\n').filter((line) => !line.startsWith('[1] '));
    const widest = Math.max(...lines.map((line) => stringWidth(line)));
    expect(widest).toBeLessThanOrEqual(Math.min(80, Number(columns)));
  });

  test('shows code, output, the wire and the answers, not the notes for the instructor', async () => {
    const { out } = await lesson(['read', '01']);
    expect(out).toContain("11 │   await client.send(french ? 'bonjour à vous");
    expect(out).toContain('visitor │ Received "good morning\\r\\n"');
    expect(out).toContain(' 14 B  "good morning\\r\\n" ');
    expect(out).toContain('╭─ .NET\n');
    expect(out.indexOf('then FIN.')).toBeGreaterThan(out.indexOf('Answers'));
    expect(out).not.toContain('who speaks first');
  });
});

test('a command in capitals is the command', async () => {
  expect((await lesson(['LIST'])).out).toBe((await lesson(['list'])).out);
});

test('a value that npm let through belongs to the option it kept', async () => {
  const env = { npm_command: 'run', npm_lifecycle_event: 'lesson', npm_config_port: 'true' };
  const { code, err } = await lesson(['3', 'run', '1'], { env });
  expect(err).toContain('npm kept --port for itself.');
  expect(code).toBe(2);
});

describe('wrong words', () => {
  const all = 'All commands: npm run lesson -- help';
  test.each([
    [['red'], `There is no command “red”. Did you mean read? ${all}`],
    // A name that is not similar is no help.
    [['frobnicate'], `There is no command “frobnicate”. ${all}`],
    // A command is easily forgotten before what it is for.
    [['1'], `There is no command “1”. Did you mean read 1? ${all}`],
    [['1/greet'], `There is no command “1/greet”. Did you mean start 1/greet? ${all}`],
    [['EPIPE'], `There is no command “EPIPE”. Did you mean explain EPIPE? ${all}`],
    [['list', '--frobnicate'], 'There is no option --frobnicate here. Options: --json, --lang.'],
    [['list', '--jsn'], 'There is no option --jsn here. Did you mean --json?'],
    [['list', 'all'], '“all” is one word too many here; --help says what fits.'],
    [['list', '--lang', 'de'], 'There is no language “de” here. Choose one of these: en, fr.'],
    [['read'], 'Which lesson? Give its number or name, for example: npm run lesson -- read 1'],
    [
      ['read', 'gretting'],
      'There is no lesson “gretting”. Did you mean 01-greeting? All lessons: npm run lesson -- list',
    ],
    [['read', '1', 'servr'], 'Lesson 01-greeting has no section “servr”. Did you mean serve?'],
    [
      ['read', '1', 'x', '--lang', 'fr'],
      'La leçon 01-greeting n’a pas de section « x ». Ses sections : alone, serve, the-run, what-stays.',
    ],
    [
      ['run', '1', 'gretter', '--lang', 'fr'],
      'La leçon 01-greeting n’a pas de programme « gretter ». Vouliez-vous dire greeter ? Programmes : alone, failing, greeter, patient, visitor.',
    ],
    [
      ['run', '1', '--port', '65536', '--lang=fr'],
      '« 65536 » n’est pas un port. Un port est un nombre entier de 0 à 65535 ; avec 0, le système choisit.',
    ],
    [
      ['--lang', 'fr', 'lit'],
      `Il n’y a pas de commande « lit ». Vouliez-vous dire list ? Toutes les commandes : npm run lesson -- help`,
    ],
  ])('%j: one line, exit code 2', async (args, line) => {
    const { code, out, err } = await lesson(args);
    expect([code, out]).toEqual([2, '']);
    expect(err.replaceAll('\u202f', ' ')).toBe(`${line}\n`);
  });
});

test('help, in either language; of a command, its own', async () => {
  const [english, french, own] = await Promise.all([
    lesson(['help']),
    lesson(['--help', '--lang', 'fr']),
    lesson(['Hint', '--help']),
  ]);
  expect([english.code, french.code, own.code]).toEqual([0, 0, 0]);
  expect(own.out).toMatch(/^npm run lesson -- hint .*\n\n {2}--lang \S+ +the language\n$/);
  expect(english.out).toMatch(/^npm run lesson +the menu; without a terminal, the list\n/);
  expect(french.out).toMatch(/^npm run lesson +le menu/);
});
