import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Journal } from '../../lib/learner/journal.ts';
import { emptyFolder } from '../empty-folder.ts';
import { hasTmux, openTerminal } from './terminal.ts';

if (!hasTmux) console.warn('No tmux here: the reader is not tested in a terminal.');
const progressOf = (work: string) => new Journal(pathToFileURL(`${work}/`)).read();

describe.skipIf(!hasTmux)('the reader in a terminal', () => {
  test('reads, asks, runs, changes the language and remembers', async () => {
    const work = emptyFolder();
    const terminal = openTerminal(['read', 'greeting'], { work });
    await terminal.shows('10 min to read');
    terminal.keys('Enter');
    await terminal.shows(/A greeting · Alone +2\/7/);
    terminal.keys('n', 'Space');
    await terminal.shows('Who ends the connection first?');
    expect(terminal.screen()).not.toContain('then FIN.');
    terminal.keys('1');
    await terminal.shows('Not this one: read why');
    expect(terminal.screen()).not.toContain('then FIN.');
    terminal.keys('2');
    await terminal.shows('then FIN.');
    terminal.keys('Right');
    await terminal.shows('npm run lesson -- run greeting greeter visitor');
    terminal.keys('l');
    await terminal.shows(/Un salut · Servir et rendre visite +5\/7/);
    terminal.keys('r');
    await terminal.shows(/visitor +│ Reçu "bonjour à vous\\r\\n"/);
    await terminal.shows(/17\u00a0o {2}"bonjour à vous\\r\\n"/);
    await terminal.shows('→ revenir');
    terminal.keys('q');
    await terminal.shows('q quitter');
    terminal.keys('q');
    await terminal.shows('code 0');
    expect(terminal.screen()).not.toContain('Un salut');
    expect(progressOf(work)).toEqual({
      version: 1,
      language: 'fr',
      last: '01-greeting',
      lessons: {
        '01-greeting': {
          place: { section: 'serve', step: 1 },
          steps: 7,
          read: ['opening/0', 'alone/0', 'alone/1', 'serve/0'],
          answers: { 'who-ends': [2, 1] },
        },
      },
      exercises: {},
    });

    const again = openTerminal(['read', 'greeting'], { work });
    await again.shows(
      'vous en étiez à « Servir et rendre visite »'.replaceAll(/(?<=«) | (?=»)/g, '\u202f'),
    );
    again.keys('c');
    await again.shows('5/7');
  });

  test('folds what explains .NET, until told otherwise, and remembers that', {
    tags: 'long',
  }, async () => {
    const work = emptyFolder();
    const terminal = openTerminal(['read', 'greeting'], { work });
    await terminal.shows('10 min to read');
    terminal.keys('n', 'n', 'n');
    await terminal.shows('▶ .NET');
    terminal.keys('d');
    await terminal.shows('╭─ .NET');
    terminal.keys('q');
    await terminal.shows('code 0');
    const again = openTerminal(['read', 'greeting', '--lang', 'fr'], { work });
    await again.shows('sur c');
    again.keys('c');
    await again.shows('╭─ .NET');
  });

  test('shows the terms of the step, and comes back', { tags: 'long' }, async () => {
    const terminal = openTerminal(['read', '2'], { real: true });
    await terminal.shows('○ 1 ─ ● 2 Connecting as a client ─ ○ 3 ─ ○ 4');
    terminal.keys('t');
    await terminal.shows('→ open');
    terminal.keys('Down', 'Down', 'Enter');
    await terminal.shows('Read to the end');
    terminal.keys('g');
    await terminal.shows('Terms of this step');
    await terminal.shows('peer · pair');
    await terminal.shows('All terms');
    terminal.keys('q');
    await terminal.shows(/Connecting as a client · Read to the end +3/);
    terminal.keys('q');
    await terminal.shows('code 0');
  });

  test.each([
    [40, 24],
    [80, 24],
    [120, 40],
    [24, 8],
  ])('keeps header and keys in sight in %d × %d', { tags: 'long' }, async (columns, rows) => {
    const terminal = openTerminal(['read', '1'], { columns, rows });
    await terminal.shows('1/7');
    terminal.keys('t');
    await terminal.shows('→ open');
    terminal.keys('Down', 'Down', 'Enter');
    await terminal.shows('4/7');
    const lines = terminal.screen().split('\n').slice(0, rows);
    expect(lines[0]).toContain('4/7');
    expect(lines[rows - 1]).toMatch(/→ (more|next)|1–3 answer/);
  });

  test('is redrawn when the window changes', { tags: 'long' }, async () => {
    const terminal = openTerminal(['read', '1'], { columns: 100, rows: 30 });
    await terminal.shows('glossary');
    terminal.resize(40, 12);
    await terminal.shows('→ more');
    expect(terminal.screen().split('\n')[11]).toMatch(/^ → more {2}q quit/);
    terminal.resize(80, 24);
    await terminal.shows('glossary');
  });

  test('Ctrl-C of a run returns to the page, Ctrl-C of the page cancels', {
    tags: 'long',
  }, async () => {
    const terminal = openTerminal(['read', '1']);
    await terminal.shows('1/7');
    terminal.keys('n', 'r');
    await terminal.shows(/Running\.|→ return/);
    terminal.keys('C-c');
    await terminal.shows(/→ return|r run/);
    terminal.keys('q');
    await terminal.shows('→ next');
    terminal.keys('C-c');
    await terminal.shows('code 130');
    expect(terminal.settings()).toMatch(/[^-]icanon/);
  });

  test('gives the terminal back when it is told to end', { tags: 'long' }, async () => {
    const terminal = openTerminal(['read', '1']);
    await terminal.shows('1/7');
    expect(terminal.settings()).toMatch(/-icanon/);
    terminal.terminate();
    await terminal.shows('code 143');
    expect(terminal.settings()).toMatch(/[^-]icanon/);
  });
});
