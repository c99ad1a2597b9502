import { expect, test } from 'vitest';
import { conversation } from '../../lib/wire/conversation.ts';
import { compareOutput, compareSteps } from '../../lib/wire/differences.ts';
import type { WireEvent } from '../../lib/wire/event.ts';
import type { OutputLine, Recording } from '../../lib/wire/recording.ts';
import { stepSentence } from '../../lib/wire/sentences.ts';

const at = (port: number) => ({ address: '127.0.0.1', port });

const line = (text: string, program = 'a', port = 4000): OutputLine => {
  return { t: port, program, stream: 'out', text };
};

test('lines that were not expected are named, and those that are missing, in their places', () => {
  const wire = [{ local: at(4000), remote: at(5000) } as WireEvent];
  const exits: never[] = [];
  const was: Recording = {
    ...{ version: 1 as const, programs: ['a', 'b'], language: 'en' as const },
    ...{ platform: 'linux', node: 'v20', wire, exits },
    output: [line('at 4000'), line('one'), line('two'), line('three'), line('theirs', 'b')],
  };
  const output = [line('theirs', 'b'), line('at 5000'), line('ONE'), line('two'), line('more')];
  const texts = (lines: Iterable<OutputLine>) => [...lines].map(({ text }) => text);
  const found = compareOutput(was, { wire, output });
  expect(texts(found.unexpected)).toEqual(['ONE', 'more']);
  expect(found.count).toBe(2);
  expect([...found.missing].map(([before, lines]) => [before?.text, ...texts(lines)])).toEqual([
    ['ONE', 'one'],
    ['more', 'three'],
  ]);
  const nothing = { unexpected: new Set(), missing: new Map(), count: 0 };
  expect(compareOutput(was, { wire, output: was.output })).toEqual(nothing);
  const short = compareOutput(was, { wire, output: [line('at 4000')] });
  expect(short.count).toBe(4);
  expect(texts(short.missing.get(null) ?? [])).toEqual(['one', 'two', 'three', 'theirs']);
  const loud = [line('x'), ...was.output];
  expect(compareOutput(was, { wire, output: loud }).count).toBe(1);
});

/** What a server does that takes clients one after the other, each from a port of its own. */
function served(port: number, ...clients: (readonly (string | 'FIN' | 'RST')[])[]) {
  let t = 0;
  const events: WireEvent[] = [];
  const tell = (more: Partial<WireEvent>) => {
    t += 1;
    const nothing = {
      connection: 0,
      remote: null,
      direction: null,
      bytes: 0,
      preview: '',
      code: '',
    };
    events.push({ ...nothing, t, program: 's', kind: 'data', local: at(port), ...more });
  };
  tell({ kind: 'listening' });
  clients.forEach((said, index) => {
    const end = { connection: index + 1, remote: at(port + 1 + index) };
    tell({ ...end, kind: 'accept' });
    for (const text of said) {
      if (text === 'FIN') tell({ ...end, kind: 'end', direction: 'out' });
      else if (text === 'RST') tell({ ...end, kind: 'reset', direction: 'out' });
      else tell({ ...end, direction: 'out', bytes: Buffer.byteLength(text), preview: text });
    }
  });
  return conversation(events);
}

function differences(was: ReturnType<typeof served>, is: ReturnType<typeof served>) {
  const { unexpected, missing } = compareSteps(was, is);
  const said = (steps: Iterable<(typeof was)[number]>) =>
    [...steps].map((step) => stepSentence('en', step));
  return { unexpected: said(unexpected), missing: said(missing) };
}

test('ports, the sizes of writes, and the order of connections are no differences', () => {
  const was = served(4000, ['hello 4000', 'FIN'], ['bye', 'FIN']);
  const is = served(7000, ['bye', 'FIN'], ['hel', 'lo 7000', 'FIN']);
  expect(differences(was, is)).toEqual({ unexpected: [], missing: [] });
});

test('what differs on the wire is found in the connection where it happened', () => {
  const was = served(4000, ['hello', 'FIN'], ['bye', 'FIN']);
  expect(differences(was, served(7000, ['hello', 'RST'], ['bye', 'FIN']))).toEqual({
    unexpected: ['s resets the connection (RST)'],
    missing: ['s ends its side (FIN)'],
  });
  expect(differences(was, served(7000, ['hello', 'FIN'], ['bye', '!', 'FIN']))).toEqual({
    unexpected: ['s sends 1 byte: "!"'],
    missing: [],
  });
  expect(differences(was, served(7000, ['hello', 'FIN'])).missing).toEqual([
    expect.stringContaining('connects'),
    's sends 3 bytes: "bye"',
    's ends its side (FIN)',
  ]);
});
