import { expect, test } from 'vitest';
import { factsOf } from '../../../lib/live/peer/facts.ts';
import type { WireEvent } from '../../../lib/wire/event.ts';

const [ours, theirs] = [
  { address: '127.0.0.1', port: 50_001 },
  { address: '127.0.0.1', port: 8_124 },
];

const event = (kind: WireEvent['kind'], more: Partial<WireEvent> = {}): WireEvent => ({
  ...{ t: 0, program: '@client', connection: 7, local: ours, remote: theirs, kind },
  ...{ direction: null, bytes: 0, preview: '', code: '', ...more },
});

const one = (...wire: WireEvent[]) => factsOf(wire, '@client')[0];

test('a connection from its beginning to both FINs', () => {
  const others = [
    event('connect', { program: 'first-client', connection: 1, local: { ...ours, port: 50_000 } }),
    event('data', { program: 'server', direction: 'in', bytes: 100 }),
  ];
  const wire = [
    ...others,
    event('connect', { t: 1 }),
    event('data', { direction: 'in', bytes: 2, preview: 'a\\n' }),
    event('data', { direction: 'out', bytes: 5, preview: 'ours' }),
    event('data', { direction: 'in', bytes: 1, preview: 'b' }),
  ];
  const facts = { connection: 7, number: 2, got: 3, last: 'b', code: '' };
  const open = { here: false, there: false };
  expect(factsOf(wire, '@client')).toEqual([{ ...facts, state: 'open', fin: open }]);
  wire.push(event('end', { direction: 'in' }), event('end', { direction: 'out' }), event('close'));
  const both = { here: true, there: true };
  expect(factsOf(wire, '@client')).toEqual([{ ...facts, state: 'closed', fin: both }]);
});

test('who has reset it, and what has failed', () => {
  const open = event('connect');
  expect(one(open, event('reset', { direction: 'out' }), event('close'))?.state).toBe('reset-here');
  expect(one(open, event('reset', { direction: 'in' }), event('close'))?.state).toBe('reset-there');
  const refused = event('error', { local: null, code: 'ECONNREFUSED' });
  expect(one(refused, event('close'))).toMatchObject({ state: 'failed', code: 'ECONNREFUSED' });
});

test('a server by hand: the client’s port comes first', () => {
  const accepted = event('accept', { program: '@server', local: theirs, remote: ours });
  expect(factsOf([accepted], '@server')[0]).toMatchObject({ number: 1, state: 'open' });
});
