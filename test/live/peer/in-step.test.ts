import { expect, test } from 'vitest';
import { inStep } from '../../../lib/live/peer/in-step.ts';
import type { WireEvent } from '../../../lib/wire/event.ts';

const places = {
  '@client': { address: '127.0.0.1', port: 50_001 },
  echo: { address: '127.0.0.1', port: 8_124 },
};
type Name = keyof typeof places;

const event = (t: number, program: Name, what: string): WireEvent => {
  const [direction = '', kind = ''] = what.split(' ');
  const other = program === 'echo' ? '@client' : 'echo';
  return {
    ...{ t, program, connection: 1, local: places[program], remote: places[other] },
    ...{ kind: kind === 'end' ? 'end' : 'data', direction: direction as 'in' | 'out' },
    ...{ bytes: kind === 'end' ? 0 : Number(kind), preview: '', code: '' },
  };
};

const said = (wire: readonly WireEvent[]) =>
  inStep(wire).map(({ program, direction, bytes }) => `${program} ${direction} ${bytes}`);

test('clocks that agree are left alone', () => {
  const wire = [
    event(1, '@client', 'out 2'),
    event(2, 'echo', 'in 2'),
    event(3, 'echo', 'out 2'),
    event(4, '@client', 'in 2'),
  ];
  expect(inStep(wire)).toEqual(wire);
});

test('a program whose clock is late, and one whose clock is early', () => {
  const late = [
    event(8, 'echo', 'in 2'),
    event(9, 'echo', 'out 2'),
    event(10, '@client', 'out 2'),
    event(13, '@client', 'in 2'),
  ];
  expect(said(late)).toEqual(['@client out 2', 'echo in 2', 'echo out 2', '@client in 2']);
  const early = [
    event(10, '@client', 'out 2'),
    event(13, '@client', 'in 2'),
    event(14, 'echo', 'in 2'),
    event(15, 'echo', 'out 2'),
  ];
  expect(said(early)).toEqual(['@client out 2', 'echo in 2', 'echo out 2', '@client in 2']);
});

test('what is read in other pieces than it was sent, up to the FIN', () => {
  const wire = [
    event(10, '@client', 'out 1'),
    event(20, '@client', 'out 1'),
    event(30, '@client', 'out end'),
    event(11, 'echo', 'in 1'),
    event(21, 'echo', 'in 1'),
    event(28, 'echo', 'in end'),
    event(29, 'echo', 'out end'),
  ];
  expect(said(wire).slice(-3)).toEqual(['@client out 0', 'echo in 0', 'echo out 0']);
});
