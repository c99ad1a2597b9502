import { expect, test } from 'vitest';
import { judge } from '../../lib/judge/judge.ts';
import { verdictText } from '../../lib/judge/verdict.ts';

const apart = new URL('../../lessons/03-async-server/exercises/apart/', import.meta.url);

/** Judges a wrong answer of the exercise, and says how. */
async function told(name: string, seed?: number): Promise<string> {
  const check = new URL('check.ts', apart);
  const file = new URL(`wrong/${name}.ts`, apart);
  const { verdict } = await judge({ exercise: '03-async-server/apart', check, file, seed });
  return verdictText('en', verdict).replaceAll('\\r\\n', '\\n');
}

test('what breaks a program is made as small as it will go', async () => {
  expect(await told('counts-from-zero')).toBe(
    'A client sent "hello\\n". It should have received "1: hello\\n", but got "0: hello\\n".',
  );
  expect(await told('skips-empty-lines')).toBe(
    'A client sent "\\n". It should have received "1: \\n", and has received nothing.',
  );
});

test('a state that connections share is found by several, with a fresh program', async () => {
  expect(await told('one-rest-for-all')).toMatch(/^One of \d clients sent ".*"\. It should have/);
});

test('the same seed ends in the same verdict', async () => {
  expect(await told('decodes-chunks', 5)).toBe(await told('decodes-chunks', 5));
});
