import { expect, test } from 'vitest';
import { wrapMessage } from '../../lib/base/terminal-text.ts';

test('a message is wrapped at spaces, and a command stays on one line', () => {
  const text =
    'You have not started an exercise yet. Name one: npm run lesson -- start 01-listening/greet. All exercises: npm run lesson -- list';
  expect(wrapMessage(text, 80)).toBe(
    `You have not started an exercise yet. Name one:
npm run lesson -- start 01-listening/greet. All exercises:
npm run lesson -- list`,
  );
  expect(wrapMessage('Il n’y a pas de commande « vérifier ».', 24)).toBe(
    `Il n’y a pas de commande
« vérifier ».`,
  );
});

test('a command that fits nowhere is cut, and nothing of it lost', () => {
  const rows = wrapMessage('Type npm run lesson -- start 01-listening/greet.', 20).split('\n');
  expect(rows.join('')).toBe('Type npm run lesson -- start 01-listening/greet.');
});
