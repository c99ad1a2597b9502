import { expect, test } from 'vitest';
import { judge } from '../../lib/judge/judge.ts';
import { verdictText } from '../../lib/judge/verdict.ts';

/** Judges a wrong answer of an exercise, and says how. */
async function told(
  name: string,
  seed?: number,
  exercise = '03-async-server/apart',
): Promise<string> {
  const path = `../../lessons/${exercise.replace('/', '/exercises/')}/`;
  const folder = new URL(path, import.meta.url);
  const check = new URL('check.ts', folder);
  const file = new URL(`wrong/${name}.ts`, folder);
  const { verdict } = await judge({ exercise, check, file, seed });
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

test('who is answered once the others have left was waiting for them', {
  tags: 'long',
}, async () => {
  expect(await told('one-at-a-time')).toMatch(
    /has received nothing\. Once no other client was connected, its answer came: your program seems/,
  );
});

test('the same seed ends in the same verdict', { tags: 'long' }, async () => {
  expect(await told('decodes-chunks', 5)).toBe(await told('decodes-chunks', 5));
});

test('of binary messages, one that breaks a program is told, and no part of it', async () => {
  const prices = '06-a-binary-protocol/prices';
  expect(await told('little-endian', 1, prices)).toMatch(
    /^A client sent "P.*" \(27 bytes\)\. It should/,
  );
});

test('a program that crashes is said to, although its system sends a FIN', async () => {
  const prices = '06-a-binary-protocol/prices';
  expect(await told('unsigned-prices', 1, prices)).toMatch(
    /^Your program crashed when it met a client/,
  );
});

test('a line without its end is told as that', async () => {
  expect(await told('no-line-end', 1, '01-listening/greet')).toMatch(
    /Your program closed the connection after "Hello": the end of the line is missing, LF or \\n\.$/,
  );
});
