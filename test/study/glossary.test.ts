import { describe, expect, test } from 'vitest';
import titles from '../../lessons/01-listening/lesson.json' with { type: 'json' };
import { filled } from '../../lib/base/i18n.ts';
import { stringWidth, wrap } from '../../lib/base/terminal-text.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import type { Term } from '../../lib/course/glossary.ts';
import { findTerm, glossaryLines } from '../../lib/study/glossary.ts';
import english from '../../locales/en/01-listening.json' with { type: 'json' };
import french from '../../locales/fr/01-listening.json' with { type: 'json' };
import { lesson } from './lesson-command.ts';

const [greeting, silence] = listLessons(new URL('fixtures/lessons/', import.meta.url));
if (!greeting || !silence) throw new Error('the fixture lessons are gone');

const term = (id: string, where: typeof greeting, en: [string, string], fr: [string, string]) => ({
  id,
  lesson: where,
  section: 'x',
  words: filled({ en: { term: en[0], says: en[1] }, fr: { term: fr[0], says: fr[1] } }),
});
const terms: Term[] = [
  term('fin', silence, ['FIN', 'The last word.'], ['FIN', 'Le dernier mot.']),
  term(
    'ephemeral-port',
    greeting,
    ['ephemeral port', 'A port that the system chooses for a short use.'],
    ['port éphémère', 'Un port que le système choisit pour un court usage.'],
  ),
  term('fixed-port', greeting, ['fixed port', 'A port.'], ['port fixe', 'Un port.']),
  term(
    'loop',
    silence,
    ['event loop (libuv)', 'It turns.'],
    ['boucle d’événements (libuv)', 'Elle tourne.'],
  ),
];
const style = { columns: 80, colors: false, language: 'fr' as const, unicode: true };

describe('the glossary', () => {
  test('is sorted for the language, and folds', () => {
    expect(
      `\n${glossaryLines(terms, { ...style, columns: 40 }).join('\n')}\n`,
    ).toMatchInlineSnapshot(`
      "
      boucle d’événements (libuv)
        event loop (libuv)
        Elle tourne.
        → Le silence  npm run lesson -- read 2

      FIN
        Le dernier mot.
        → Le silence  npm run lesson -- read 2

      port éphémère · ephemeral port
        Un port que le système choisit pour un
        court usage.
        → Un salut  npm run lesson -- read 1

      port fixe · fixed port
        Un port.
        → Un salut  npm run lesson -- read 1
      "
    `);
  });

  test.each([
    ['fin', 'fin'],
    ['Event-Loop', 'loop'],
    ['boucle evenements', 'loop'],
    ["boucle d'événements", 'loop'],
    ['EPHEMERE', 'ephemeral-port'],
    ['port fixe', 'fixed-port'],
    ['libuv', 'loop'],
  ])('knows %s', (given, id) => {
    expect(findTerm(given, terms, 'en').id).toBe(id);
  });

  test('names what was perhaps meant', () => {
    const wrong = (given: string, error: object) =>
      expect(() => findTerm(given, terms, 'fr')).toThrow(
        expect.objectContaining({ exitCode: 2, ...error }),
      );
    wrong('port', {
      id: 'term-ambiguous',
      params: { given: 'port', names: 'port éphémère, port fixe' },
    });
    wrong('fixd port', {
      id: 'term-unknown-near',
      params: { given: 'fixd port', nearest: 'port fixe' },
    });
    expect(() => findTerm('x', [], 'fr')).toThrow('term-unknown');
  });
});

// Terms get their words from the lessons' own locale files, so these are the real ones.
describe('the command', () => {
  const glossary = (...args: string[]) => lesson(['glossary', ...args], { real: true });

  test('says one term, whatever it is called', async () => {
    const { code, out, err } = await glossary('boucle', 'LOCALE', '--lang', 'en');
    const { term, says } = english.terms.loopback;
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      `${term} · ${french.terms.loopback.term}`,
      ...wrap(says, 76).map((line) => `  ${line}`),
      `  → ${titles.title.en}  npm run lesson -- read 1`,
      '',
    ]);
  });

  test.each(['40', '80'])(
    'says all in %s columns, sorted, without escape codes',
    async (columns) => {
      const env = { COLUMNS: columns };
      const { code, out } = await lesson(['glossary', '--lang', 'fr'], { real: true, env });
      const lines = out.split('\n');
      const names = lines
        .filter((line) => /^\S/.test(line))
        .map((line) => line.split(' · ')[0] ?? '');
      expect(code).toBe(0);
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(
        Number(columns),
      );
      const { compare } = new Intl.Collator('fr', { sensitivity: 'base' });
      expect(names).toEqual([...names].sort(compare));
      expect(out).toContain('\nboucle locale · loopback\n  ');
      expect(out).not.toContain('\x1b');
    },
  );

  test.each([
    [
      ['lopback', '--lang', 'en'],
      'There is no term “lopback”. Did you mean loopback? All terms: npm run lesson -- glossary',
    ],
    [
      ['lopback', '--lang', 'fr'],
      'Il n’y a pas de terme « lopback ». Vouliez-vous dire boucle locale ? Tous les termes : npm run lesson -- glossary',
    ],
    [
      ['port', '--lang', 'en'],
      '“port” matches several terms: ephemeral port, registered port. Type more of the name.',
    ],
  ])('%j: one line, exit code 2', async (args, line) => {
    const { code, out, err } = await glossary(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err.replaceAll('\u202f', ' ')).toBe(`${line}\n`);
  });

  test('says nothing where lessons teach no terms', async () => {
    expect(await lesson(['glossary'])).toEqual({ code: 0, out: '', err: '' });
  });
});
