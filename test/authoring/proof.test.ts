import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { type Proof, prove } from '../../lib/authoring/proof.ts';
import { codeIn, hashOfAll, ProofCache } from '../../lib/authoring/proof-cache.ts';
import { listLessons } from '../../lib/course/catalogue.ts';
import { type Exercise, listExercises } from '../../lib/course/exercises.ts';
import { problemText } from '../../lib/course/problem.ts';
import { enough } from '../judge/judging.ts';

const timeLimit = await enough();
const folder = mkdtempSync(join(tmpdir(), 'workbook-proof-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = pathToFileURL(join(folder, 'cache/proofs.json'));

const lessons = listLessons(new URL('fixtures/proof/lessons/', import.meta.url));
const [sound, unsound] = listExercises(lessons) as [Exercise, Exercise];
const shown = process.platform === 'linux' && Number.parseInt(process.versions.node, 10) < 24;

async function proof(exercise: Exercise): Promise<Proof & { judged: number }> {
  let judged = 0;
  const onStart = (count: number): void => {
    judged = count;
  };
  const options = { language: 'en', cache: new ProofCache(file), onStart, timeLimit } as const;
  return { ...(await prove([exercise], options)), judged };
}

test('an exercise that holds: proved, and known the next time', async () => {
  const all = shown ? 7 : 6;
  expect(await proof(sound)).toMatchObject({ judged: all, proved: all, known: 0, problems: [] });
  const again = await proof(sound);
  expect(again).toMatchObject({ judged: 0, proved: all, known: all, problems: [] });
  const texts = again.notShown.map((one) => problemText('fr', one));
  expect(texts).toEqual(
    shown ? [] : [expect.stringContaining('wrong/more.ts:1: non montré ici, faute de')],
  );
});

test('how many steps the solution goes through is compared with what lesson.json says', {
  tags: 'long',
}, async () => {
  const { problems } = await proof({ ...sound, steps: 9 });
  expect(problems.map((one) => problemText('en', one))).toEqual([
    'lessons/01-proof/lesson.json:1: `steps` of `sound` is 9, but its solution goes through 1.',
  ]);
});

test('one that does not: each program that fails it is named, with what it got', {
  tags: 'long',
}, async () => {
  const at = 'lessons/01-proof/exercises/unsound';
  const found = await proof(unsound);
  expect(found.problems.map((one) => problemText('en', one))).toEqual([
    `${at}/start.ts:1: passes its check, so nothing is left to do. A start must fail it.`,
    `${at}/solution.ts:1: the check must let this program pass, but it gets too-much: A polite client had received its whole answer. Then "ho" arrived, where the end should have been.`,
    `${at}/solution.net.ts:1: the check itself fails: what is odd?`,
    `${at}/right/in-capitals.ts:1: the check must let this program pass, but it gets wrong-answer: A polite client expected "hi" and got "HI" (they differ from offset 0 on).`,
    `${at}/right/once.ts:1: the check itself fails: what happens once?`,
    `${at}/wrong/other.ts:1: expected wrong-answer, but got closed-too-soon: Your program closed the connection too soon: a polite client had received "h", and expected "hi".`,
    `${at}/wrong/passes.ts:1: expected wrong-answer, but got passed: It holds up against every peer.`,
    `${at}/wrong/syntax.ts:1: expected crashed, but got syntax-error: Line 2, column 7: Expected identifier but found "="`,
  ]);
  expect(found).toMatchObject({ judged: 10, proved: 2, known: 0 });
  expect(found.unsteady.map((one) => problemText('en', one))).toEqual([
    expect.stringMatching(
      /right\/unlucky\.ts:1: passes by itself, but got too-much while .*\(--seed \d+ plays/,
    ),
    expect.stringMatching(/wrong\/wavers\.ts:1: gets closed-too-soon by itself, but got too-much/),
  ]);
  expect(found.problems.slice(0, 1).map((one) => problemText('fr', one))).toEqual([
    `${at}/start.ts:1: réussit la vérification : il ne reste rien à faire. Un point de départ doit échouer.`,
  ]);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(2);
});

test('a cache that is damaged or cannot be written is none', async () => {
  writeFileSync(file, '{ "x": ');
  expect(new ProofCache(file).has('x')).toBe(false);
  const beneath = new URL('proofs.json/deeper/proofs.json', file);
  const cache = new ProofCache(beneath);
  cache.add('x');
  cache.save();
  expect(new ProofCache(beneath).has('x')).toBe(false);
});

test('what is no longer asked for is forgotten', () => {
  const first = new ProofCache(file);
  for (const key of ['a', 'b']) first.add(key);
  first.save();
  const second = new ProofCache(file);
  expect([second.has('a'), second.has('c')]).toEqual([true, false]);
  second.save();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(['a']);
  expect(new ProofCache(file).has('a')).toBe(true);
  expect(new ProofCache(file, true).has('a')).toBe(false);
});

test('a hash changes with every part, its name, and where one ends', () => {
  expect(hashOfAll(['ab', 'c'])).not.toBe(hashOfAll(['a', 'bc']));
  writeFileSync(join(folder, 'a.ts'), 'one');
  writeFileSync(join(folder, 'notes.md'), 'not code');
  const here = pathToFileURL(`${folder}/`);
  const before = hashOfAll(codeIn(here));
  writeFileSync(join(folder, 'notes.md'), 'still not');
  expect(hashOfAll(codeIn(here))).toBe(before);
  writeFileSync(join(folder, 'a.ts'), 'two');
  expect(hashOfAll(codeIn(here))).not.toBe(before);
});
