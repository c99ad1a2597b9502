import { expect, test } from 'vitest';
import { clip, codeRows, fold, wrap, wrapMessage } from '../../lib/base/terminal-text.ts';

test('a message is wrapped at spaces, and a command stays on one line', () => {
  const text =
    'You have not started an exercise yet. Name one: npm run lesson -- start 01-listening/greet. All exercises: npm run lesson -- list';
  expect(wrap(text, 80)).toEqual([
    'You have not started an exercise yet. Name one:',
    'npm run lesson -- start 01-listening/greet. All exercises:',
    'npm run lesson -- list',
  ]);
  expect(wrap('Il n’y a pas de commande « vérifier ».', 24)).toEqual([
    'Il n’y a pas de commande',
    '« vérifier ».',
  ]);
});

test('a path that fits on no line is cut after a slash or before a dot', () => {
  expect(wrap('Open /srv/course/work/01-listening/greet.ts now.', 20)).toEqual([
    'Open',
    '/srv/course/work/',
    '01-listening/greet',
    '.ts now.',
  ]);
  expect(wrap('https://workbook.example/01-listening/both-families.html', 24)).toEqual([
    'https://workbook',
    '.example/01-listening/',
    'both-families.html',
  ]);
  expect(wrap('./abcdefghijklmnop', 8)).toEqual(['./', 'abcdefgh', 'ijklmnop']);
});

test('a command that fits on no line is wrapped like any text', () => {
  expect(wrap('Type npm run lesson -- start 1/greet, then wait.', 20)).toEqual([
    'Type npm run lesson',
    '-- start 1/greet,',
    'then wait.',
  ]);
});

test('a message keeps its paths whole, and the indent of what fits', () => {
  const text = 'This is where it is:\n  /home/someone/a/path/that/is/long\n  here, or there';
  expect(wrapMessage(text, 20)).toEqual([
    'This is where it is:',
    '/home/someone/a/path/that/is/long',
    '  here, or there',
  ]);
});

test('what a program printed is told from the line after it, however narrow the window', () => {
  expect(fold('  to 127.0.0.1 : accepted, seen as 127.0.0.1', 36)).toEqual([
    '  to 127.0.0.1 : accepted, seen as',
    '    127.0.0.1',
  ]);
  expect(fold('Ready   now', 20)).toEqual(['Ready   now']);
  expect(fold(`a${'b'.repeat(25)}`, 12)).toEqual(['abbbbbbbbbbb', '  bbbbbbbbbb', '  bbbb']);
});

const rows = (text: string, columns: number): string[] =>
  codeRows(text, columns).map(({ from, to }) => text.slice(from, to));

test('code is broken within a name only where that name is wider than a row', () => {
  expect(rows('const server = await TcpClient.connect(remoteEndPointFromEnv());', 33)).toEqual([
    'const server = await',
    'TcpClient.connect(',
    'remoteEndPointFromEnv());',
  ]);
  expect(rows('  const text = text.trim().split(/\\s+/).map(Number);', 33)).toEqual([
    '  const text = text.trim()',
    '.split(/\\s+/).map(Number);',
  ]);
  // No space is left over at the start of a row.
  expect(rows('  // Some machines cannot resolve their own name.', 33)).toEqual([
    '  // Some machines cannot resolve',
    'their own name.',
  ]);
  expect(rows('abcdefghijkl', 8)).toEqual(['abcdefgh', 'ijkl']);
  expect(rows('', 8)).toEqual(['']);
});

test('wide characters in code take two columns, and none is cut', () => {
  expect(rows("'日本語を話します'", 12)).toEqual(["'日本語を話", "します'"]);
  expect(rows("send('👍🏽 日本', '🇫🇷🇫🇷');", 12)).toEqual(["send('👍🏽", "日本',", "'🇫🇷🇫🇷');"]);
  expect(rows('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 5)).toEqual(['👩‍👩‍👧👩‍👩‍👧', '👩‍👩‍👧']);
  // An accent of its own takes no column.
  expect(rows('e\u0301e\u0301e\u0301', 3)).toEqual(['e\u0301e\u0301e\u0301']);
  expect(rows('日本', 1)).toEqual(['日', '本']);
});

test('a text is shortened after a word where that keeps half of it', () => {
  expect(clip('The queue before the acceptance', 20)).toBe('The queue before…');
  expect(clip('A question: what comes next', 14)).toBe('A question…');
  expect(clip('A characteristic', 10)).toBe('A charact…');
  expect(clip('whole', 5)).toBe('whole');
});
