import { expect, test } from 'vitest';
import { compareRecordings } from '../../lib/wire/compare.ts';
import type { WireEvent } from '../../lib/wire/event.ts';
import type { OutputLine, Recording } from '../../lib/wire/recording.ts';

const at = (port: number) => ({ address: '127.0.0.1', port });

function event(more: Partial<WireEvent>): WireEvent {
  const base = { t: 0, program: 'a', connection: 1, local: at(4000), remote: at(5000) };
  return { ...base, kind: 'data', direction: 'out', bytes: 0, preview: '', code: '', ...more };
}

const line = (text: string, program = 'a'): OutputLine => ({ t: 1, program, stream: 'out', text });

function recording(more: Partial<Recording>): Recording {
  const exits = [{ program: 'a', code: 0, signal: null, cause: 'itself' as const }];
  const base = { version: 1 as const, programs: ['a', 'b'], language: 'en' as const };
  return { ...base, platform: 'linux', node: 'v20', output: [], wire: [], exits, ...more };
}

const wire = [
  event({ kind: 'connect', direction: null }),
  event({ bytes: 4, preview: 'é\\n1' }),
  event({ kind: 'end' }),
];

test('ports, times and chunk sizes do not count', () => {
  const was = recording({ wire, output: [line('at 127.0.0.1:4000 to 5000 after 12 ms')] });
  const is = recording({
    wire: [
      event({ kind: 'connect', direction: null, local: at(41), remote: at(51) }),
      event({ bytes: 1, preview: '\\xc3', local: at(41) }),
      event({ bytes: 3, preview: '\\xa9\\n1' }),
      event({ kind: 'end', local: at(41), remote: at(51) }),
    ],
    output: [line('at 127.0.0.1:41 to 51 after 9.5 ms')],
  });
  expect(compareRecordings(was, is)).toEqual([]);
});

test('the order between programs does not count, the order within one does', () => {
  const was = recording({ output: [line('1'), line('2'), line('x', 'b')] });
  expect(
    compareRecordings(was, recording({ output: [line('x', 'b'), line('1'), line('2')] })),
  ).toEqual([]);
  expect(
    compareRecordings(was, recording({ output: [line('2'), line('1'), line('x', 'b')] })),
  ).toEqual([{ what: 'a out', expected: '1', actual: '2' }]);
});

test('other bytes, another end, another exit are differences', () => {
  const was = recording({ wire });
  const bytes = [wire[0], event({ bytes: 4, preview: 'é\\n2' }), wire[2]].filter((e) => !!e);
  const reset = [wire[0], wire[1], event({ kind: 'reset' })].filter((e) => !!e);
  const exits = [{ program: 'a', code: 1, signal: null, cause: 'itself' as const }];
  expect(compareRecordings(was, recording({ wire: bytes }))).toMatchObject([{ what: 'a wire' }]);
  expect(compareRecordings(was, recording({ wire: reset }))).toMatchObject([{ what: 'a wire' }]);
  expect(compareRecordings(was, recording({ wire, exits }))).toEqual([
    { what: 'exits', expected: 'a itself 0', actual: 'a itself 1' },
  ]);
});

test('a port that is mixed up with another is a difference', () => {
  const was = recording({ wire, output: [line('from 4000 to 5000, 4000 again')] });
  const is = recording({ wire, output: [line('from 4000 to 5000, 5000 again')] });
  expect(compareRecordings(was, is)).toHaveLength(1);
});

test('a normaliser leaves the numbers or the lines open', () => {
  const was = recording({ output: [line('3 of 1,024')] });
  const is = recording({ output: [line('12 of 7')] });
  expect(compareRecordings(was, is)).toHaveLength(1);
  expect(compareRecordings(was, is, { a: 'numbers' })).toEqual([]);
  const words = recording({ output: [line('other words')] });
  expect(compareRecordings(was, words, { a: 'numbers' })).toHaveLength(1);
  expect(compareRecordings(was, words, { a: 'lines' })).toEqual([]);
  expect(compareRecordings(was, recording({}), { a: 'lines' })).toHaveLength(1);
});

test('a duration is one, however a language writes thousands', () => {
  const [was, is] = ['980\u00a0ms', '1\u202f020\u00a0ms'].map((text) =>
    recording({ output: [line(`après ${text}`)] }),
  );
  expect(was && is && compareRecordings(was, is)).toEqual([]);
  const english = ['980 ms', '1,020 ms'].map((text) => recording({ output: [line(text)] }));
  const [before, after] = english;
  expect(before && after && compareRecordings(before, after)).toEqual([]);
});
