import { expect, test } from 'vitest';
import { compareRecordings } from '../../lib/wire/compare.ts';
import { conversation } from '../../lib/wire/conversation.ts';
import type { WireEvent } from '../../lib/wire/event.ts';
import type { Recording } from '../../lib/wire/recording.ts';
import { stepLabel, stepSentence } from '../../lib/wire/sentences.ts';

const at = (port: number) => ({ address: '127.0.0.1', port });
const everywhere = (port: number) => ({ address: '0.0.0.0', port });

function event(t: number, program: string, more: Partial<WireEvent>): WireEvent {
  const base = { t, program, connection: 0, local: null, remote: null, direction: null };
  return { ...base, kind: 'datagram', bytes: 0, preview: '', code: '', ...more };
}

const bound = event(0, 'store', { kind: 'bound', local: at(4000) });
/** From an unbound client on port 5000, and what came out of the store’s socket. */
const sent = (t: number, bytes: number, preview = 'x'.repeat(bytes)) =>
  event(t, 'sensor', {
    local: everywhere(5000),
    remote: at(4000),
    direction: 'out',
    bytes,
    preview,
  });
const came = (t: number, bytes: number, preview = 'x'.repeat(bytes)) =>
  event(t, 'store', { local: at(4000), remote: at(5000), direction: 'in', bytes, preview });

const said = (wire: WireEvent[]) => conversation(wire).map((step) => stepSentence('en', step));

test('a datagram that both sides saw is one step, an empty one too', () => {
  const answer = event(5, 'store', {
    ...{ local: at(4000), remote: at(5000), direction: 'out', bytes: 2, preview: 'ok' },
  });
  const heard = { ...answer, t: 6, program: 'sensor', local: everywhere(5000), remote: at(4000) };
  const wire = [bound, sent(1, 3), sent(2, 0), came(3, 3), came(4, 0), answer];
  const all = [...wire, { ...heard, direction: 'in' as const }];
  expect(said(all)).toEqual([
    'store takes datagrams on 127.0.0.1:4000 (UDP)',
    'sensor sends a datagram of 3 bytes: "xxx"',
    'sensor sends a datagram of 0 bytes: ""',
    'store sends a datagram of 2 bytes: "ok"',
  ]);
  const [, first] = conversation(all);
  expect(first?.connection?.programs).toEqual({ client: 'sensor', server: 'store' });
  expect(first && stepLabel('fr', first)).toBe('datagramme, 3\u00a0o');
});

test('one that never came out of a recorded socket is lost; many in a row are joined', () => {
  const sending = Array.from({ length: 9 }, (_, index) => sent(index + 1, 4));
  expect(said([bound, ...sending, came(20, 4), came(21, 4)])).toEqual([
    'store takes datagrams on 127.0.0.1:4000 (UDP)',
    'sensor sends a datagram of 4 bytes: "xxxx"',
    'sensor sends a datagram of 4 bytes: "xxxx"',
    'sensor sends a datagram of 4 bytes that is lost: "xxxx"',
    'sensor sends a datagram of 4 bytes that is lost: "xxxx"',
    'sensor sends 5 more datagrams that are lost, 20 bytes in all',
  ]);
});

test('of a peer that was not recorded nothing is known to be lost', () => {
  expect(said([bound, came(1, 4)])).toContain(
    'an unrecorded peer sends a datagram of 4 bytes: "xxxx"',
  );
  expect(said([sent(1, 4)])).toEqual(['sensor sends a datagram of 4 bytes: "xxxx"']);
});

test('a socket that fails is shown where it is, with the code', () => {
  const failed = { kind: 'error' as const, local: everywhere(5000), remote: at(4000) };
  const [step] = conversation([event(1, 'sensor', { ...failed, code: 'EMSGSIZE' })]);
  expect(step && [step.from, stepSentence('en', step)]).toEqual([
    'client',
    'sensor fails at 127.0.0.1:4000: EMSGSIZE',
  ]);
});

const recording = (wire: WireEvent[]): Recording => ({
  ...{ version: 1, programs: ['sensor', 'store'], language: 'en', platform: 'linux', node: 'v20' },
  ...{ output: [], wire, exits: [] },
});

test('recordings differ by datagrams, but not by how many arrive where numbers vary', () => {
  const [one, two] = [
    [sent(1, 3), sent(2, 3), came(3, 3)],
    [sent(1, 3), sent(2, 3)],
  ];
  const [was, is] = [recording([...one, came(4, 3)]), recording(one)];
  expect(compareRecordings(was, is)).toHaveLength(1);
  expect(compareRecordings(was, is, { store: 'numbers' })).toEqual([]);
  expect(compareRecordings(was, recording(two), { store: 'numbers' })).toHaveLength(1);
});
