import { describe, expect, test } from 'vitest';
import { findNamed } from '../../lib/base/suggest.ts';
import { UserError } from '../../lib/base/user-error.ts';
import { findLesson } from '../../lib/course/catalogue.ts';
import { findSayCalls } from '../../lib/course/say-calls.ts';
import { summaryOf } from './summary.ts';

const lessons = ['01-listening', '02-client-sockets', '03-async-server'].map((id) => summaryOf(id));

const errorOf = (find: () => unknown): Partial<UserError> => {
  try {
    find();
  } catch (error) {
    if (error instanceof UserError) return { id: error.id, params: error.params };
  }
  throw new Error('no UserError');
};

describe('a lesson is found', () => {
  test.each([
    ['1', '01-listening'],
    ['01', '01-listening'],
    ['02-client-sockets', '02-client-sockets'],
    ['client-sockets', '02-client-sockets'],
    ['LISTEN', '01-listening'],
    ['async', '03-async-server'],
    ['02-client-sockets/', '02-client-sockets'],
  ])('by %s', (given, id) => {
    expect(findLesson(given, lessons).id).toBe(id);
  });

  test('or the nearest is offered', () => {
    expect(errorOf(() => findLesson('lisening', lessons))).toEqual({
      id: 'lesson-unknown-near',
      params: { given: 'lisening', nearest: '01-listening' },
    });
    expect(errorOf(() => findLesson('9', lessons)).id).toBe('lesson-unknown');
    expect(errorOf(() => findLesson('', lessons)).id).toBe('lesson-unknown');
  });

  test('or those that it may be are named', () => {
    expect(errorOf(() => findLesson('s', lessons))).toEqual({
      id: 'lesson-ambiguous',
      params: { given: 's', names: '01-listening, 02-client-sockets, 03-async-server' },
    });
  });
});

test('a program is found by its name or an unambiguous part', () => {
  const names = ['first-listener', 'greeter'];
  expect(findNamed('greeter', names, 'program-unknown')).toBe('greeter');
  expect(findNamed('first', names, 'program-unknown')).toBe('first-listener');
  expect(errorOf(() => findNamed('greter', names, 'program-unknown'))).toEqual({
    id: 'program-unknown-near',
    params: { given: 'greter', nearest: 'greeter', names: 'first-listener, greeter' },
  });
});

describe('calls of say are read from the program', () => {
  test.each([
    ["say('a.b');", [{ line: 1, keys: ['a.b'], params: [] }]],
    ["say('a.b', { x, y: f(1, 'z)') });", [{ line: 1, keys: ['a.b'], params: ['x', 'y'] }]],
    ["\nconst t = words('a.b', {\n  x: 1,\n});", [{ line: 2, keys: ['a.b'], params: ['x'] }]],
    ["say(ok ? 'a.b' : 'a.c', { x });", [{ line: 1, keys: ['a.b', 'a.c'], params: ['x'] }]],
    ["say('a.b', params);", [{ line: 1, keys: ['a.b'], params: null }]],
    ["say('a.b', { ...rest });", [{ line: 1, keys: ['a.b'], params: null }]],
    [
      "const key = ok\n  ? 'a.b'\n  : 'a.c';\nsay(key, { x });\nsay('a.d');",
      [
        { line: 4, keys: ['a.b', 'a.c'], params: ['x'] },
        { line: 5, keys: ['a.d'], params: [] },
      ],
    ],
    [
      "const f = () => (ok ? 'a.b' : 'a.c');\nconst s = f();\nsay(s);\nsay('a.d');",
      [
        { line: 3, keys: ['a.b', 'a.c'], params: [] },
        { line: 4, keys: ['a.d'], params: [] },
      ],
    ],
    ['say(key);', [{ line: 1, keys: [], params: [] }]],
    ["// say('a.b')\n/* say('a.c') */ log.say('a.d'); function say() {}", []],
    [
      "say('a.b', { x: words('a.c') });",
      [
        { line: 1, keys: ['a.b'], params: ['x'] },
        { line: 1, keys: ['a.c'], params: [] },
      ],
    ],
  ])('%s', (program, calls) => {
    const found = findSayCalls(program, 'a').map(({ last: _, ...call }) => call);
    expect(found).toEqual(calls);
  });
});
