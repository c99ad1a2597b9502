import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findLesson, listLessons } from '../lib/course/catalogue.ts';
import { loadRecording, type Recording } from '../lib/wire/recording.ts';

// What may be asserted on Linux, read from the recordings; lessons.test.ts compares every recording
// with a fresh run. A new recording with other results means changing a fact here as well.

function recordingOf(lesson: string, ...programs: string[]): Recording {
  const recording = loadRecording(findLesson(lesson, listLessons()).folder, programs, 'en');
  if (!recording) throw new Error(`${programs.join(' ')} is not recorded`);
  return recording;
}

const said = (lesson: string, ...programs: string[]): string[] =>
  recordingOf(lesson, ...programs).output.map(({ text }) => text.trim());

test('backlog + 1 clients connect, the next one hears nothing, then gets in', () => {
  expect(said('01', 'backlog')).toEqual([
    ...[1, 2, 3, 4].map((number) => `Client ${number}: connected.`),
    'Client 5: no answer, no error.',
    'The listener’s program is running again.',
    'Client 5: connected.',
    'Accepted by the program: 5.',
  ]);
});

test('which listeners exclude each other', () => {
  const pairs = said('01', 'address-in-use').map((line) =>
    line.split(/\s+taken,\s+|\s+requested:\s+/),
  );
  expect(pairs).toEqual([
    ['127.0.0.1', '127.0.0.1', 'EADDRINUSE'],
    ['127.0.0.1', '127.0.0.2', 'free'],
    ['127.0.0.1', '::1', 'free'],
    ['0.0.0.0', '127.0.0.1', 'EADDRINUSE'],
    ['127.0.0.1', '0.0.0.0', 'EADDRINUSE'],
    ['::', '127.0.0.1', 'EADDRINUSE'],
    ['::', '::1', 'EADDRINUSE'],
    ['::1', '::', 'EADDRINUSE'],
  ]);
});

test('FIN is an end, RST an error', () => {
  expect(said('02', 'fin-and-rst')).toEqual([
    'The peer calls end():',
    `'end', 'close' false`,
    'The peer calls resetAndDestroy():',
    `'error' ECONNRESET, 'close' true`,
    'The peer calls destroy(), our bytes unread:',
    `'error' ECONNRESET, 'close' true`,
  ]);
});

test('an answer after the FIN arrives only with half-open connections', () => {
  const late = 'ERR_STREAM_WRITE_AFTER_END';
  expect(said('03', 'lost-reply')).toEqual([
    'allowHalfOpen: false, then await null',
    `The server’s 'error' listener: ${late}`,
    `The callback of end: ${late}`,
    'The client has received nothing.',
    'allowHalfOpen: false, then await run(…)',
    `The callback of end: ${late}`,
    'The client has received nothing.',
    ...['await null', 'await run(…)'].flatMap((delay) => [
      `allowHalfOpen: true, then ${delay}`,
      'The client has received 42.',
    ]),
  ]);
});

test('a loop that only awaits what is ready holds up everything else', () => {
  const lines = said('03', 'only-await');
  const last = lines.filter((line) => line.endsWith('after the last price'));
  expect(last.map((line) => line.split('  ')[0])).toEqual(['Bob’s message', 'the timer']);
  expect(lines.filter((line) => /after [\d,]+ prices$/.test(line))).toHaveLength(2);
});

test('split characters are lost to decoders without memory', () => {
  const texts = said('03', 'split-characters').slice(1);
  expect(texts.map((line) => JSON.parse(line.slice(line.indexOf('"'))))).toEqual([
    'C)b\u0002,p\u001f\u0018\u0000',
    '\uFFFD'.repeat(9),
    'é€😀',
    'é€😀',
  ]);
});

test('reading once gives what is there', () => {
  expect(said('04', 'read-once')).toEqual([
    'One read gives “Tuesday, February 22, 1982”.',
    'Reading on gives “17:37:43-PST”.',
    'Then comes the end.',
  ]);
});

test('heeding drain keeps the queue small', () => {
  const queued = said('04', 'drain-heeded').flatMap((line) => {
    const match = /at most ([\d,]+) KiB/.exec(line);
    return match ? [Number(match[1]?.replace(',', ''))] : [];
  });
  const [ignored = 0, heeded = 0] = queued;
  expect(queued).toHaveLength(2);
  expect(ignored).toBeGreaterThan(4 * heeded);
});

test('the second address is tried when the first refuses, and all failures are kept', () => {
  const lines = said('02', 'several-addresses');
  expect(lines[1]).toMatch(/^failed: connect ECONNREFUSED ::1:/);
  expect(lines[3]).toMatch(/^connected to 127\.0\.0\.1 after/);
  expect(lines[8]).toBe('AggregateError, message "", which holds:');
});

test('a silent first address costs a step, Nagle’s algorithm more than 20 ms: thresholds', () => {
  const after = /Connected to 127\.0\.0\.1 after ([\d.]+) ms/.exec(
    said('02', 'never-answers')[2] ?? '',
  );
  expect(Number(after?.[1])).toBeGreaterThanOrEqual(240);
  const [slow] = said('04', 'small-writes');
  expect(Number(/\(([\d.]+) ms\)/.exec(slow ?? '')?.[1])).toBeGreaterThan(20);
});

test('a client beyond maxConnections is connected, then closed without a word', () => {
  expect(said('03', 'crowd-server', 'crowd')).toContain(
    'One more: the server closed it without a word.',
  );
});

test('the README names every lesson, with its minutes', () => {
  for (const [file, language] of [
    ['README.md', 'en'],
    ['README.fr.md', 'fr'],
  ] as const) {
    const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    for (const { id, manifest } of listLessons()) {
      const link = `[${manifest.title[language]}](lessons/${id}/${language}.md)`;
      const { read, exercises } = manifest.minutes;
      expect(text).toContain(`| ${link} | ${read} + ${exercises} |`);
    }
  }
});
