import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { listLessons } from '../../lib/course/catalogue.ts';
import { type Exercise, listExercises } from '../../lib/course/exercises.ts';
import { equivalentsOf } from '../../scripts/bench/mutants/equivalents.ts';
import {
  checkFails,
  judgeMutants,
  type Mutated,
  mutate,
} from '../../scripts/bench/mutants/judge-mutants.ts';
import { Known } from '../../scripts/bench/mutants/known.ts';
import { type Mutant, mutantsOf } from '../../scripts/bench/mutants/make.ts';
import { isExplained, rowsOf } from '../../scripts/bench/mutants/rows.ts';
import { mutantsText } from '../../scripts/bench/mutants/text.ts';

const lessons = listLessons(new URL('../authoring/fixtures/proof/lessons/', import.meta.url));
const [sound, unsound] = listExercises(lessons) as [Exercise, Exercise];
const folder = mkdtempSync(join(tmpdir(), 'workbook-mutants-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (path: string): URL => pathToFileURL(join(folder, path));

describe('the mutants of a program', () => {
  const changes = async (source: string): Promise<string[]> =>
    (await mutantsOf(source)).mutants.map(({ text }) => text);

  test('are its text with one change, which keeps its place among operators', async () => {
    expect(await changes('export const all = one && two && three;\n')).toEqual([
      'export const all = (true);\n',
      'export const all = (false);\n',
      'export const all = (one && two || three);\n',
      'export const all = (true) && three;\n',
      'export const all = (one || two) && three;\n',
    ]);
  });

  test('leave statements as statements', async () => {
    const source = 'for (;;) {\n  wait(1);\n}\nswitch (a) {\n  case b:\n    go();\n}\n';
    expect(await changes(source)).toEqual([
      'for (; false;) {\n  wait(1);\n}\nswitch (a) {\n  case b:\n    go();\n}\n',
      'for (;;) {}\nswitch (a) {\n  case b:\n    go();\n}\n',
      'for (;;) {\n  wait(1);\n}\nswitch (a) {\n  case b:\n}\n',
    ]);
  });

  test('know their place, and the lines before and after', async () => {
    const source =
      '// one\nsocket.on(data, () => {\n  a();\n  b();\n});\n  const one = { ...two };\n';
    const { mutants } = await mutantsOf(source);
    expect(mutants.map(({ text: _, ...mutant }) => mutant)).toEqual([
      {
        mutator: 'BlockStatement',
        ...{ line: 2, column: 23 },
        before: 'socket.on(data, () => { … });',
        after: 'socket.on(data, () => {});',
      },
      {
        mutator: 'ObjectLiteral',
        ...{ line: 6, column: 15 },
        before: 'const one = { ...two };',
        after: 'const one = {};',
      },
    ]);
  });

  test('are not made of what is printed', async () => {
    const source = [
      "const listening = () => console.log('Listening on', address ?? 'nothing');",
      "server.listen(port, () => {\n  console.log('Listening');\n  console.log(port && `open`);\n});",
      "say('key', { name: 'value' });",
    ].join('\n');
    expect(await mutantsOf(source)).toEqual({ mutants: [], printed: 13 });
    const { mutants, printed } = await mutantsOf("run(() => {\n  console.log('a');\n  go();\n});");
    expect([mutants.length, printed]).toEqual([1, 1]);
  });
});

test('mutants are judged in chunks, and what is known is not judged again', {
  tags: 'long',
}, async () => {
  const file = at('cache/mutants.json');
  const begun: string[] = [];
  const round = async (limit: number, house = 'house') => {
    const known = new Known(file, house);
    const program = await mutate(sound, 'solution.ts', known);
    const work = at('work/');
    mkdirSync(work, { recursive: true });
    const { signal } = new AbortController();
    const onBegin = (name: string) => begun.push(name);
    await judgeMutants([program], { known, work, limit, onBegin, signal });
    expect(readdirSync(work)).toEqual([]);
    return program.mutants.map(({ mutant: { after }, verdict }) => [after, verdict]);
  };
  const first = await round(2);
  expect(first.map(([, verdict]) => verdict !== undefined)).toEqual([true, true, false]);
  expect(begun).toEqual([
    '1 of 2, 01-proof/sound solution.ts:5',
    '2 of 2, 01-proof/sound solution.ts:6',
  ]);
  const all = [
    ['const server = createServer((socket) => {});', 'no-answer-in-time'],
    ['socket.on("", () => {}).end(\'hi\');', 'passed'],
    ['socket.on(\'error\', () => {}).end("");', 'closed-too-soon'],
  ];
  expect(await round(9)).toEqual(all);
  expect(begun.slice(2)).toEqual(['1 of 1, 01-proof/sound solution.ts:6']);
  expect(await round(9)).toEqual(all);
  expect(begun.slice(3)).toEqual([]);
  // Nothing is known any longer once the judge has changed.
  expect((await round(0, 'another')).map(([, verdict]) => verdict)).toEqual(Array(3));
});

test('stopped halfway, nothing is left, and what was not judged is not known', async () => {
  const known = new Known(at('stopped.json'), 'house');
  const program = await mutate(sound, 'solution.ts', known);
  const work = at('stopped/');
  mkdirSync(work);
  const stopping = new AbortController();
  await judgeMutants([program], {
    ...{ known, work, limit: 9, signal: stopping.signal },
    onBegin: () => stopping.abort(),
  });
  expect(program.mutants.map(({ verdict }) => verdict)).toEqual(Array(3));
  expect(readdirSync(work)).toEqual([]);
  expect(existsSync(at('stopped.json'))).toBe(false);
});

test('a right program has its parts beside it; a check that fails is said', async () => {
  const known = new Known(at('parts.json'), 'house');
  const two = await mutate(sound, 'right/two-files.ts', known);
  const odd = await mutate(unsound, 'solution.net.ts', known);
  const mutants = (program: Mutated, wanted: string) =>
    program.mutants.filter(({ mutant }) => mutant.after.includes(wanted));
  two.mutants = mutants(two, 'on("", () => {})');
  odd.mutants = mutants(odd, 'on("", () => {})');
  const work = at('parts/');
  mkdirSync(work);
  const { signal } = new AbortController();
  await judgeMutants([two, odd], { known, work, limit: 9, onBegin: () => {}, signal });
  expect([two, odd].map(({ mutants }) => mutants.map(({ verdict }) => verdict))).toEqual([
    ['passed'],
    [checkFails],
  ]);
});

test('a state file that is damaged is none', () => {
  writeFileSync(at('damaged.json'), '{ "house": ');
  const known = new Known(at('damaged.json'), 'house');
  expect(known.get('a')).toBeUndefined();
  known.add('a', 'passed');
  expect(new Known(at('damaged.json'), 'house').get('a')).toBe('passed');
});

describe('a report', () => {
  const mutant = (after: string): Mutant => ({
    ...{ mutator: 'BooleanLiteral', line: 3, column: 7 },
    ...{ before: 'a = true;', after, text: '' },
  });
  const program: Mutated = {
    ...{ exercise: sound, file: 'solution.ts', printed: 2 },
    mutants: [
      { mutant: mutant('a = false;'), verdict: 'crashed' },
      { mutant: mutant('a = 1;'), verdict: 'passed' },
      { mutant: mutant('a = !!1;'), verdict: 'passed' },
      { mutant: mutant('a = !0;'), verdict: checkFails },
      { mutant: mutant('a = !1;'), verdict: undefined },
    ],
  };
  const entry = (after: string, file = 'solution.ts') => ({
    ...{ file, before: 'a = true;', after },
    reason: 'one is as true as true',
  });

  test('counts them, and names survivors and stale entries', () => {
    const rows = rowsOf(
      sound,
      [program],
      [
        ...['a = 1;', 'a = 2;', 'a = false;'].map((after) => entry(after)),
        ...[entry('a = 1;', 'right/two-files.ts'), entry('a = 1;', 'solutoin.ts')],
      ],
    );
    expect(rows[0]).toEqual({
      ...{ name: 'exercise', exercise: '01-proof/sound', mutants: 7 },
      ...{ killed: 1, survived: 2, equivalent: 3, open: 1, percent: 100 / 3 },
    });
    expect(rows.every(isExplained)).toBe(false);
    expect(mutantsText(rows).split('\n')).toEqual([
      '                mutants  killed  survived  equivalent  open',
      '01-proof/sound        7       1         2           3     1   33 %',
      '',
      '01-proof/sound solution.ts:3:7 BooleanLiteral',
      '- a = true;',
      '+ a = !!1;',
      '',
      '01-proof/sound solution.ts:3:7 BooleanLiteral: the check itself fails',
      '- a = true;',
      '+ a = !0;',
      '',
      '01-proof/sound equivalent.json: this entry names no mutant: remove it',
      '  solution.ts',
      '- a = true;',
      '+ a = 2;',
      '',
      '01-proof/sound equivalent.json: this entry is not equivalent, for it gets crashed: remove it, or correct the check',
      '  solution.ts',
      '- a = true;',
      '+ a = false;',
      '',
      '01-proof/sound equivalent.json: this entry names no mutant: remove it',
      '  solutoin.ts',
      '- a = true;',
      '+ a = 1;',
    ]);
  });

  test('of several exercises has their sum', () => {
    const killed = { ...program, mutants: program.mutants.slice(0, 2) };
    const rows = [
      ...rowsOf(sound, [killed], [entry('a = 1;')]),
      ...rowsOf(unsound, [{ ...killed, exercise: unsound }], [entry('a = 1;')]),
    ];
    expect(rows.every(isExplained)).toBe(true);
    expect(mutantsText(rows).split('\n')).toEqual([
      '                  mutants  killed  survived  equivalent  open',
      '01-proof/sound          4       1         0           3     0  100 %',
      '01-proof/unsound        4       1         0           3     0  100 %',
      'all                     8       2         0           6     0  100 %',
    ]);
  });

  test('reads what an exercise says of its equivalents, and no entry without a reason', () => {
    const exercise = { ...sound, folder: at('equivalents/') };
    expect(equivalentsOf(exercise)).toEqual([]);
    mkdirSync(at('equivalents/'));
    const file = at('equivalents/equivalent.json');
    writeFileSync(file, JSON.stringify([entry('a = 1;')]));
    expect(equivalentsOf(exercise)).toEqual([entry('a = 1;')]);
    writeFileSync(file, JSON.stringify([{ ...entry('a = 1;'), reason: '' }]));
    expect(() => equivalentsOf(exercise)).toThrow('Invalid length');
  });
});
