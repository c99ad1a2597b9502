import { expect, test } from 'vitest';
import { conversation } from '../../lib/wire/conversation.ts';
import type { WireEvent } from '../../lib/wire/event.ts';

const server = { address: '127.0.0.1', port: 5000 };
const client = { address: '127.0.0.1', port: 4000 };

/** What both ends of a connection tell, of which each says one word and FIN. */
function visit(connection: number, t: number): WireEvent[] {
  const ends = [
    { program: 'client', connection, local: client, remote: server },
    { program: 'server', connection, local: server, remote: client },
  ] as const;
  return ends.flatMap((end): WireEvent[] => {
    const base = { ...end, t, direction: null, bytes: 0, preview: '', code: '' };
    const isClient = end.program === 'client';
    return [
      { ...base, kind: isClient ? 'connect' : 'accept' },
      { ...base, kind: 'data', direction: isClient ? 'out' : 'in', bytes: 5, preview: 'hello' },
      { ...base, kind: 'end', direction: 'out' },
      { ...base, kind: 'end', direction: 'in' },
      { ...base, kind: 'close' },
    ];
  });
}

test('a port that comes again is another connection, of which both ends are known', () => {
  const steps = conversation([...visit(1, 1), ...visit(2, 2), ...visit(3, 3)]);
  const numbers = (kind: string) =>
    steps.filter((step) => step.kind === kind).map((step) => step.connection?.number);
  expect(numbers('connect')).toEqual([1, 2, 3]);
  expect(numbers('data')).toEqual([1, 2, 3]);
  expect(numbers('fin')).toEqual([1, 1, 2, 2, 3, 3]);
  for (const { connection } of steps) {
    expect(connection?.programs).toEqual({ client: 'client', server: 'server' });
  }
});

test('a client that resets before it is accepted is the one without an address', () => {
  const base = { direction: null, bytes: 0, preview: '', code: '' };
  const mine = { ...base, program: 'client', connection: 1, local: client, remote: server };
  const theirs = { ...base, program: 'server', connection: 7, local: server, remote: null };
  const other = { ...mine, connection: 2, local: { ...client, port: 4001 } };
  const steps = conversation([
    { ...other, t: 1, kind: 'connect' },
    { ...mine, t: 1, kind: 'connect' },
    { ...mine, t: 2, kind: 'reset', direction: 'out' },
    { ...theirs, t: 3, kind: 'accept' },
    { ...theirs, t: 4, kind: 'reset', direction: 'in' },
  ]);
  expect(steps.map(({ kind, connection }) => [kind, connection?.client?.port])).toEqual([
    ['connect', 4001],
    ['connect', 4000],
    ['reset', 4000],
  ]);
});
