import { expect, test } from 'vitest';
import { KeptEvents } from '../../lib/judge/kept-events.ts';
import type { WireEvent } from '../../lib/wire/event.ts';

const nothing: WireEvent = {
  t: 0,
  program: 'program',
  connection: 1,
  local: null,
  remote: null,
  kind: 'data',
  direction: null,
  bytes: 0,
  preview: '',
  code: '',
};

test('of very many writes, the sums are kept, and what came before', () => {
  const kept = new KeptEvents<WireEvent>(100);
  kept.add({ ...nothing, kind: 'listening', connection: 0 });
  kept.add({ ...nothing, kind: 'accept' });
  for (let n = 0; n < 10_000; n += 1) {
    const direction = n % 3 === 0 ? 'in' : 'out';
    kept.add({ ...nothing, t: n, direction, bytes: 2, preview: direction === 'in' ? 'i' : 'o' });
  }
  kept.add({ ...nothing, kind: 'close' });
  const sum = (direction: string) =>
    kept.list
      .filter((one) => one.direction === direction)
      .reduce((all, { bytes }) => all + bytes, 0);
  expect([sum('in'), sum('out')]).toEqual([6_668, 13_332]);
  const out = kept.list.filter(({ direction }) => direction === 'out');
  expect([out[0]?.t, out.at(-1)?.t]).toEqual([1, 9_998]);
  expect(kept.list.slice(0, 2).map(({ kind }) => kind)).toEqual(['listening', 'accept']);
  expect(kept.list.at(-1)?.kind).toBe('close');
  expect(kept.list.length).toBeLessThan(60);
});

test('of very many connections, those that are open are kept, and the listener', () => {
  const kept = new KeptEvents<WireEvent>(4_000);
  kept.add({ ...nothing, kind: 'listening', connection: 0, local: { address: '::1', port: 1 } });
  for (let n = 0; n < 5_000; n += 1) kept.add({ ...nothing, kind: 'error', connection: 0 });
  kept.add({ ...nothing, kind: 'accept', connection: 7 });
  for (let connection = 10; connection < 20_000; connection += 1) {
    kept.add({ ...nothing, kind: 'connect', connection });
    kept.add({ ...nothing, kind: 'close', connection });
  }
  kept.add({ ...nothing, kind: 'listening', connection: 0, local: { address: '::1', port: 2 } });
  const places = kept.list.filter(({ kind }) => kind === 'listening');
  expect(places.map(({ local }) => local?.port)).toEqual([1, 2]);
  expect(kept.list.filter(({ connection }) => connection === 7)).toHaveLength(1);
  expect(kept.list.length).toBeLessThan(8_000);
});
