import { expect, test } from 'vitest';
import { wrap, wrapMessage } from '../../lib/base/terminal-text.ts';

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
