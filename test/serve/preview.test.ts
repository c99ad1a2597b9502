import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostsToOpen } from '../../lib/serve/hosts.ts';
import { heardChange, type OpenPage, openPage } from '../../scripts/bench/docs/edit.ts';
import { command } from '../scripts/command.ts';
import { type LiveSite, liveSite } from './live-site.ts';

let live: LiveSite;
let base: string;

beforeAll(async () => {
  live = await liveSite();
  base = live.base;
});

afterAll(async () => {
  await live.stop();
  await expect(fetch(base)).rejects.toThrow();
});

const textOf = async (path: string): Promise<string> => (await fetch(new URL(path, base))).text();

const open = (path: string): Promise<OpenPage> => openPage(base, path);

/** The status of a request whose path nobody has made tidy. */
async function statusOf(
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<number | undefined> {
  const { hostname, port } = new URL(base);
  const asked = request({ hostname, port, path, method, headers }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

function edit(file: string, change: (text: string) => string): void {
  const url = new URL(file, live.folder);
  writeFileSync(url, change(readFileSync(url, 'utf8')));
}

test('what is served is the site, with a script that waits for changes', async () => {
  const page = await textOf('fr/echo/');
  expect(page).toContain('<h1>Un écho</h1>');
  expect(page).toMatch(
    /<script src="\/\.live\/live\.js" data-mark="[\w-]+" defer><\/script>\n<\/head>/,
  );
  expect((await fetch(new URL('fr/echo', base))).url).toBe(`${base}fr/echo/`);
  expect(await textOf('assets/site.css')).toContain('--paper');
  expect(await textOf('.live/live.js')).toContain('EventSource');
});

test('a name that somebody else made lead here is refused', async () => {
  expect(await statusOf('/fr/', 'GET', { host: 'evil.example' })).toBe(421);
  expect(await statusOf('/.live/events', 'GET', { host: 'evil.example:4400' })).toBe(421);
  const { port } = new URL(base);
  for (const host of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST', '192.0.2.7']) {
    expect(await statusOf('/fr/', 'GET', { host: `${host}:${port}` }), host).toBe(200);
  }
});

test('a wildcard is listed by addresses that can be opened', () => {
  expect(hostsToOpen('::1')).toEqual(['::1']);
  const [first, ...others] = hostsToOpen('0.0.0.0');
  expect(first).toBe('127.0.0.1');
  for (const address of others) expect(address).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
});

test('only what the site has is served, and only to be read', async () => {
  for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2f..%2fpackage.json']) {
    expect(await statusOf(path), path).toBe(404);
  }
  expect(await statusOf('/%ff')).toBe(400);
  expect(await statusOf('/fr/', 'POST')).toBe(405);
  expect(await statusOf('/fr/', 'HEAD')).toBe(200);
  expect(await textOf('fr/nowhere/at/all')).toContain('href="/assets/site.css"');
});

test('an edited page is told so, in its language, and no other', async () => {
  const [english, french] = await Promise.all([open('en/echo/'), open('fr/echo/')]);
  edit('01-echo/fr.md', (text) => text.replace('title: Un écho', 'title: Un autre écho'));
  await french.changed;
  expect(await textOf('fr/echo/')).toContain('<h1>Un autre écho</h1>');
  expect(await textOf('en/echo/')).toBe(english.text);
});

test('a fault is shown in the page, with file and line, until it is fixed', async () => {
  const page = await open('fr/refusal/');
  edit('02-refusal/fr.md', (text) => `${text}\n::: run\n`);
  await page.changed;
  const faulty = await open('fr/refusal/');
  expect(faulty.text).toContain('<h1>Cette page n’a pas pu être générée</h1>');
  expect(faulty.text).toMatch(/<p>lessons\/02-refusal\/fr\.md:13: [^<]+<\/p>/);
  expect(await textOf('en/refusal/')).toContain('<h1>');
  edit('02-refusal/fr.md', (text) => text.replace('\n::: run\n', ''));
  await faulty.changed;
  expect(await textOf('fr/refusal/')).toBe(page.text);
  await expect
    .poll(() => live.printed.at(-1), { timeout: 60_000 })
    .toBe('Nothing is wrong anymore.');
  expect(
    live.printed.filter((line) => line.startsWith('lessons/02-refusal/fr.md:13: ')),
  ).toHaveLength(1);
});

test('a broken manifest does not end the server', async () => {
  const page = await open('en/');
  const manifest = readFileSync(new URL('01-echo/lesson.json', live.folder), 'utf8');
  edit('01-echo/lesson.json', () => '{');
  await page.changed;
  const faulty = await open('en/');
  expect(faulty.text).toContain('lessons/01-echo/lesson.json:1: ');
  edit('01-echo/lesson.json', () => manifest);
  await faulty.changed;
  expect(await textOf('en/')).toBe(page.text);
});

test('who opens a page that has changed meanwhile is told at once', async () => {
  await heardChange(await fetch(new URL('.live/events?page=/en/&mark=old', base)));
});

test('a port that is taken is one line, and exit code 1', async () => {
  const { port } = new URL(base);
  const { code, out, err } = await command('docs', ['--serve', '--port', port, '--lang', 'fr']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe(
    `Impossible de servir des pages sur 127.0.0.1:${port} (EADDRINUSE). Choisissez un autre --port ou --host, ou n’en donnez pas.\n`,
  );
});

test.skipIf(process.platform === 'win32')(
  'Ctrl-C ends it with exit code 0',
  {
    tags: 'long',
  },
  async () => {
    const script = fileURLToPath(new URL('../../scripts/docs.ts', import.meta.url));
    const args = ['--import', 'tsx', script, '--serve', '--port', '0', '--lang', 'en'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (line === 'Ctrl-C stops it.') child.kill('SIGINT');
    }
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(lines[2]).toMatch(/^ {2}http:\/\/127\.0\.0\.1:\d+\/fr\/$/);
  },
);
