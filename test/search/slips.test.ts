import { expect, test } from 'vitest';
import { isNear, slipsBetween, soundOf } from '../../lib/search/slips.ts';

test.each([
  ['port', 'port', 0],
  ['prot', 'port', 1],
  ['por', 'port', 1],
  ['porrt', 'port', 1],
  ['part', 'port', 1],
  ['', 'port', 4],
  ['bakcpresure', 'backpressure', 2],
  ['socket', 'server', 4],
])('from %s to %s: %i', (given, meant, slips) => {
  expect(slipsBetween(given, meant)).toBe(slips);
});

test('two slips are many in a short word; a first letter, a code and an address are meant', () => {
  expect(isNear('conect', 'connect')).toBe(true);
  expect(isNear('conet', 'connect')).toBe(false);
  expect(isNear('sync', 'syn')).toBe(false);
  expect(isNear('ackpressure', 'backpressure')).toBe(false);
  expect(isNear('close_wiat', 'close_wait')).toBe(false);
  expect(isNear('::1', '::2')).toBe(false);
});

test.each([
  ['efemere', 'ephemere'],
  ['asincrone', 'asynchrone'],
  ['conection', 'connection'],
  ['inkiet', 'inquiet'],
])('%s sounds like %s', (given, meant) => {
  expect(soundOf(given)).toBe(soundOf(meant));
});

test('what is told apart by its first letter or by a vowel sounds otherwise', () => {
  expect(soundOf('host')).not.toBe(soundOf('ost'));
  expect(soundOf('port')).not.toBe(soundOf('part'));
});
