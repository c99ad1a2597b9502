import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hardMessages } from '../../lib/judge/model/contents.ts';
import { type Act, actsOf, kinds, orderOf, scenesOf } from '../../lib/judge/model/conversation.ts';
import { compare, lineEnd, match, type Piece } from '../../lib/judge/model/owed.ts';

const lines: Piece[] = ['1: a', lineEnd, '2: b', lineEnd];
const maybe: Piece[] = ['a\n', ['', 'ERROR\n', 'ERROR\r\n']];
const free: Piece[] = [{ example: 'Hello', fits: (line) => line !== 'no' }];

test.each<[string, readonly Piece[], string, string, string]>([
  ['nothing owed', [], '', 'whole', ''],
  ['nothing owed, and something came', [], 'x', 'more', ''],
  ['nothing yet', lines, '', 'part', '1: a\n2: b\n'],
  ['all of it', lines, '1: a\n2: b\n', 'whole', '1: a\n2: b\n'],
  ['the other line end', lines, '1: a\r\n2: b\r\n', 'whole', '1: a\r\n2: b\r\n'],
  ['half of the other line end', lines, '1: a\r', 'part', '1: a\r\n2: b\n'],
  ['one line of two', lines, '1: a\n', 'part', '1: a\n2: b\n'],
  ['a wrong line', lines, '1: a\n2: c\n', 'wrong', '1: a\n2: b\n'],
  ['wrong from the beginning', lines, 'x', 'wrong', '1: a\n2: b\n'],
  ['a line too many', lines, '1: a\n2: b\n3', 'more', '1: a\n2: b\n'],
  ['without what may be left out', maybe, 'a\n', 'whole', 'a\n'],
  ['in the middle of it', maybe, 'a\nERR', 'part', 'a\nERROR\n'],
  ['with it', maybe, 'a\nERROR\r\n', 'whole', 'a\nERROR\r\n'],
  ['something else in its place', maybe, 'a\nOK', 'more', 'a\n'],
  ['words of its own', free, 'Good day\r\n', 'whole', 'Good day\r\n'],
  ['words without an end', free, 'Good', 'part', 'Good…\n'],
  ['words that do not fit', free, 'no\n', 'wrong', 'Hello\n'],
])('an answer is compared with what is owed: %s', (_, hear, got, state, wanted) => {
  const found = match(hear, Buffer.from(got));
  expect({ state: found.state, wanted: found.wanted().toString() }).toEqual({ state, wanted });
});

// `toEqual` looks at each byte of a Buffer by itself, which would take a minute here.
const readable = (act: Act) =>
  act.does === 'send' ? { ...act, bytes: act.bytes.toString('latin1') } : act;

test('a line whose words are free is an example until the program has begun its own', () => {
  const isExample = (got: string): boolean => match(['a\n', ...free], Buffer.from(got)).isExample;
  expect(['', 'a', 'a\n', 'a\nG', 'a\nno\n', 'a\nGood\n'].map(isExample)).toEqual([
    ...[false, false, true, false, true, false],
  ]);
});

test.each(['lines', 'text', 'bytes'] as const)('however %s are cut, they are the same', (of) => {
  for (const kind of kinds) {
    const { drawn, always } = scenesOf(kind, { of });
    const said = fc.property(drawn, ({ talks }) => {
      for (const talk of talks) {
        const sent = actsOf(talk).flatMap((act) => (act.does === 'send' ? [act.bytes] : []));
        expect(Buffer.concat(sent).equals(Buffer.concat(talk.messages))).toBe(true);
      }
    });
    fc.assert(said, { numRuns: 50, examples: always.map((scene) => [scene]) });
  }
});

test('whatever the turns, each peer does all that it has to, in order', () => {
  const { drawn } = scenesOf('resets', { of: 'lines' });
  const inOrder = fc.property(drawn, (scene) => {
    const order = orderOf(scene);
    for (const [who, talk] of scene.talks.entries()) {
      const did = order.flatMap((one) => (one.who === who ? [readable(one.act)] : []));
      expect(did).toEqual(actsOf(talk).map(readable));
    }
  });
  fc.assert(inOrder, { numRuns: 100 });
});

test('a seed draws the same conversations, byte for byte; another one draws others', () => {
  const scenes = (seed: number) =>
    fc.sample(scenesOf('apart', { of: 'bytes' }).drawn, { seed, numRuns: 20 });
  expect(scenes(7)).toEqual(scenes(7));
  expect(scenes(7)).not.toEqual(scenes(8));
});

test('lines are what a line may be: UTF-8, and around a limit in bytes', () => {
  const said = hardMessages({ of: 'lines', limit: 1_024, keywords: ['QUIT'] });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const texts = said.map((message) => decoder.decode(message).replace(/\r?\n$/, ''));
  expect(texts).toEqual(
    expect.arrayContaining(['', ' a', 'a\rb', 'a\0b', 'QUIT', 'QUITX', 'quit']),
  );
  expect(texts.map((text) => Buffer.byteLength(text))).toEqual(
    expect.arrayContaining([1_023, 1_024, 1_025]),
  );
});

test('what may be early is allowed, from its beginning on, and never missed', () => {
  const owed = { hear: ['1: a\n'], early: ['2: bc'] };
  const states = ['1: a', '1: a\n', '1: a\n2: b', '1: a\n2: bc', '1: a\n2: bcd', '1: a\nx'];
  expect(states.map((got) => compare(owed, Buffer.from(got)).state)).toEqual([
    ...['part', 'whole', 'whole', 'whole', 'more', 'more'],
  ]);
});
