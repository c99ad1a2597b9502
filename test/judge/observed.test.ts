import { expect, test } from 'vitest';
import { Observed } from '../../lib/judge/observed.ts';
import type { WireEvent } from '../../lib/wire/event.ts';

class Watched extends Observed {
  override observe(event: WireEvent) {
    return super.observe(event);
  }
}

const happened = (
  t: number,
  connection: number,
  kind: WireEvent['kind'],
  port: number,
  address = '127.0.0.1',
) => ({
  ...{ t, program: 'p', connection, kind, direction: null, bytes: 0, preview: '' },
  ...{ local: { address, port: 1 }, remote: { address, port } },
});

test('a connection lives from accept to close, though its port was given to others before and after', () => {
  const observed = new Watched();
  const events = [
    ...[happened(10, 1, 'accept', 5), happened(12, 1, 'close', 5)],
    ...[happened(100, 2, 'accept', 5), happened(110, 3, 'accept', 6)],
    ...[happened(1_100, 2, 'close', 5), happened(1_200, 4, 'accept', 5)],
    ...[happened(1_201, 4, 'close', 5)],
  ];
  for (const event of events) observed.observe(event as WireEvent);
  expect(observed.life(5, { since: 100 })).toBe(1_000);
  expect(observed.life(5)).toBe(1);
  expect(observed.life(6, { since: 100 })).toBe(Number.POSITIVE_INFINITY);
});

test('what came after the last word is told from the whole life', () => {
  const observed = new Watched();
  const events = [
    happened(100, 1, 'accept', 5),
    { ...happened(1_000, 1, 'data', 5), direction: 'out' },
    { ...happened(1_100, 1, 'data', 5), direction: 'in' },
    happened(1_500, 1, 'close', 5),
  ];
  for (const event of events) observed.observe(event as WireEvent);
  expect(observed.life(5, { since: 100 })).toBe(1_400);
  expect(observed.life(5, { since: 100, from: 'spoke' })).toBe(500);
});

test('two peers that have one port at addresses of their own are told apart', () => {
  const observed = new Watched();
  const events = [
    ...[happened(100, 1, 'accept', 5, '::1'), happened(101, 1, 'close', 5, '::1')],
    ...[happened(102, 2, 'accept', 5, '::ffff:127.0.0.1'), happened(1_500, 2, 'close', 5)],
  ];
  for (const event of events) observed.observe(event as WireEvent);
  expect(observed.life(5, { since: 100, address: '127.0.0.1' })).toBe(1_398);
  expect(observed.life(5, { since: 100, address: '::1' })).toBe(1);
});
