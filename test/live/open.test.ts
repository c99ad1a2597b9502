import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { untilClosed } from '../serve/asked.ts';
import { childrenOf, commandOf, hasProc } from './processes.ts';
import { Guest } from './served-live.ts';

const script = fileURLToPath(new URL('../../scripts/start.cjs', import.meta.url));
const page = 'en/async-server/index.html';

/** `lesson -- open`, as other programs start it. */
async function opened(...args: string[]) {
  const command = ['lesson', 'open', ...args, '--no-browser', '--json', '--port', '0'];
  const child = spawn(process.execPath, [script, ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  return { child, ended, url };
}

/** A client that stays connected to a server that was run on the page. */
async function connected(url: string) {
  const guest = await Guest.enter(url);
  const shown = await guest.show(page);
  const run = { run: '03-async-server/callback-server+text-client', language: 'en' };
  await guest.post('.live/run', { ...run, only: 'callback-server' });
  const bar = await shown.until('live_run_1', /listening on/);
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(bar)?.[1]);
  const client = connect(port, '127.0.0.1');
  await once(client, 'connect');
  await shown.until('live_run_1_yours', /connect/);
  return { closed: untilClosed(client), port };
}

/** Nothing listens there anymore; the system may still be closing what did. */
async function expectNobody(port: number): Promise<void> {
  let code: string | undefined;
  for (let tries = 0; tries < 100 && code !== 'ECONNREFUSED'; tries += 1) {
    const refused = connect(port, '127.0.0.1');
    refused.on('error', (error: NodeJS.ErrnoException) => {
      ({ code } = error);
    });
    await untilClosed(refused);
  }
  expect(code).toBe('ECONNREFUSED');
}

test('Ctrl-C ends it, and every program it has started', async () => {
  const { child, ended, url } = await opened('3');
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/en\/async-server\/\?token=[\w-]{43}$/);
  const { closed, port } = await connected(url);
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  await closed;
  await expectNobody(port);
  await expectNobody(Number(new URL(url).port));
});

test('killed without a word, it leaves no process', { tags: 'long' }, async () => {
  const { child, ended, url } = await opened('echo', '--lang', 'fr');
  expect(new URL(url).pathname).toBe('/fr/async-server/exercises/echo/');
  const there = new URL(url);
  there.pathname = '/en/async-server/';
  const { closed, port } = await connected(there.href);
  child.kill('SIGKILL');
  await ended;
  await closed;
  await expectNobody(port);
});

test.skipIf(!hasProc)(
  'killed while a person is its peer, it leaves no process',
  {
    tags: 'long',
  },
  async () => {
    const { child, ended, url } = await opened('1');
    const guest = await Guest.enter(url);
    const listening = 'en/listening/index.html';
    const shown = await guest.show(listening);
    const pair = '01-listening/first-listener+first-client';
    const peer = (data: object) => guest.post('.live/peer', data);
    await peer({ do: 'begin', run: pair, side: 'client', language: 'en' });
    await shown.until('live_run_1', /listening on/);
    await peer({ do: 'connect', run: pair });
    for (const name of ['silent', 'never-reads', 'crowd']) {
      await peer({ do: 'throw', run: pair, text: 'hello', peer: name });
    }
    await shown.until('live_run_1_peer', /silent client/);
    const [, port = ''] = /127\.0\.0\.1:(\d+)/.exec(await shown.until('live_run_1', /:\d+/)) ?? [];
    const started = childrenOf(child.pid ?? 0);
    expect(started.length).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await ended;
    await vi.waitFor(() => expect(started.map(commandOf).join('')).toBe(''), 60_000);
    await expectNobody(Number(port));
  },
);

test.skipIf(!hasProc)(
  'killed while a person is the server, it leaves no client',
  {
    tags: 'long',
  },
  async () => {
    const { child, ended, url } = await opened('1');
    const guest = await Guest.enter(url);
    const shown = await guest.show('en/listening/index.html');
    const run = '01-listening/first-listener+first-client';
    await guest.post('.live/peer', { do: 'begin', run, side: 'server', language: 'en' });
    await shown.until('live_run_1_peer', /name="hand"/);
    const started = childrenOf(child.pid ?? 0);
    expect(started.map(commandOf).join()).toContain('first-client');
    child.kill('SIGKILL');
    await ended;
    await vi.waitFor(() => expect(started.map(commandOf).join('')).toBe(''), 60_000);
  },
);
