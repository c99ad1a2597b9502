import { expect, test } from 'vitest';
import type { UserError } from '../../lib/base/user-error.ts';
import { run } from '../../lib/run/run.ts';
import { conversation } from '../../lib/wire/conversation.ts';
import type { Recording } from '../../lib/wire/recording.ts';
import { stepSentence } from '../../lib/wire/sentences.ts';

const startable = (name: string) => ({
  name,
  file: new URL(`fixtures/${name}.ts`, import.meta.url),
});

const sentences = ({ wire }: Recording): string[] =>
  conversation(wire).map((step) => stepSentence('en', step).replace(/:\d{4,5}/g, ':PORT'));

test('a server and its client: output, exits and both directions of the wire', async () => {
  const recording = await run([startable('echo'), startable('hello')], { language: 'en' });
  const said = (name: string) =>
    recording.output.filter(({ program }) => program === name).map(({ text }) => text);
  expect(said('hello')).toEqual([JSON.stringify('é1\ntwo\r\n')]);
  expect(said('echo')).toEqual(['closed', 'stopping']);
  expect(recording.exits).toEqual([
    { program: 'echo', code: 0, signal: null, cause: 'stopped' },
    { program: 'hello', code: 0, signal: null, cause: 'itself' },
  ]);
  const steps = conversation(recording.wire);
  expect(steps.map(({ kind, from }) => `${from} ${kind}`).slice(0, 2)).toEqual([
    'server listen',
    'client connect',
  ]);
  for (const side of ['client', 'server'] as const) {
    const own = steps.filter((step) => step.from === side && step.kind !== 'connect');
    const sent = own.filter(({ kind }) => kind === 'data');
    expect(sent.map(({ preview }) => preview).join('')).toBe('é1\\ntwo\\r\\n');
    expect(own.at(-1)?.kind).toBe('fin');
  }
});

test('what is written within the connection event is recorded, if it is anything', async () => {
  const recording = await run([startable('hasty')], { language: 'en' });
  const sent = sentences(recording).filter((sentence) => sentence.includes('sends'));
  expect(sent).toEqual(['hasty sends 7 bytes: "at once"']);
});

test('a reset is one step, told by the side that did it', async () => {
  const recording = await run([startable('echo'), startable('reset')], { language: 'en' });
  expect(sentences(recording).at(-1)).toBe('reset resets the connection (RST)');
  expect(recording.output.map(({ text }) => text)).toContain('error ECONNRESET');
});

test('failures before there is a connection name the place and the code', async () => {
  const recording = await run([startable('errors')], { language: 'en' });
  expect(sentences(recording)).toEqual([
    'errors listens on 127.0.0.1:PORT',
    'errors fails at 127.0.0.1:PORT: EADDRINUSE',
    'errors fails at 127.0.0.1:PORT: ECONNREFUSED',
  ]);
  expect(recording.exits[0]?.code).toBe(1);
});

test('datagrams are recorded, with neither a connection nor a place that the system chose', async () => {
  const { wire, output } = await run([startable('datagrams')], { language: 'en' });
  expect(output.map(({ text }) => text)).toEqual(['got two']);
  expect(sentences({ wire } as Recording)).toEqual([
    'datagrams takes datagrams on 127.0.0.1:PORT (UDP)',
    'datagrams sends a datagram of 3 bytes: "two"',
    'datagrams sends a datagram of 7 bytes: "got two"',
  ]);
});

test('what a thread does is recorded, too', async () => {
  const recording = await run([startable('thread')], { language: 'en' });
  expect(sentences(recording)).toContain('thread sends 13 bytes: "from a thread"');
});

test('a server that ends before it listens is named', async () => {
  const attempt = run([startable('print'), startable('hello')], { language: 'en' });
  await expect(attempt).rejects.toMatchObject({
    id: 'server-did-not-listen',
    params: { program: 'print' },
    exitCode: 1,
  } satisfies Partial<UserError>);
});

test('a signal stops a server as Ctrl-C would', async () => {
  const abort = new AbortController();
  const recording = await run([startable('echo')], {
    language: 'en',
    signal: abort.signal,
    timeLimit: Number.POSITIVE_INFINITY,
    onWire: ({ kind }) => kind === 'listening' && abort.abort(),
  });
  expect(recording.exits).toEqual([{ program: 'echo', code: 0, signal: null, cause: 'stopped' }]);
  expect(recording.output.map(({ text }) => text)).toEqual(['stopping']);
});
