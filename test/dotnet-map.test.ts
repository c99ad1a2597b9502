import dgram from 'node:dgram';
import dns from 'node:dns';
import events from 'node:events';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import stream from 'node:stream';
import { expect, test } from 'vitest';
import * as kit from '#sockets';
import { languages, localesFolder } from '../lib/base/i18n.ts';
import { lessonsFolder, listLessons } from '../lib/course/catalogue.ts';
import { members } from '../lib/course/imports.ts';
import { loadLesson } from '../lib/course/lesson.ts';
import { loadDotnetMap } from '../lib/course/reference.ts';

const map = loadDotnetMap(lessonsFolder);
const rows = map.flatMap(({ rows }) => rows);
const all = (column: 'dotnet' | 'kit' | 'node'): string[] => [
  ...new Set(rows.flatMap((row) => row[column])),
];

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

/** The declarations of the oldest Node we support: events and options are found only there. */
const declared = ['net', 'dgram']
  .map((name) => read(`../node_modules/@types/node/${name}.d.ts`))
  .join('\n');
const source = [
  ...['sockets', 'tcp-client', 'tcp-listener', 'udp-client', 'endpoint', 'begin-end', 'errors'],
  'hosts',
]
  .map((name) => read(`../lib/sockets/${name}.ts`))
  .join('\n');

/** What comes before arguments: `socket.end()` → socket, end. */
const pathOf = (name: string): string[] => name.replace(/ ?\(.*$/, '').split('.');

function lookUp(start: unknown, path: readonly string[]): boolean {
  let value = start;
  for (const name of path) {
    if (!(name in Object(value))) return false;
    value = memberOf(Object(value), name);
  }
  return true;
}

/** A prototype's getter has no value to give: it is enough that the name is there. */
function memberOf(owner: object, name: string): unknown {
  try {
    return Reflect.get(owner, name);
  } catch {
    return null;
  }
}

const optionsOf = (name: string): string[] | null =>
  /^\{ (.*) \}$/.exec(name)?.[1]?.split(', ') ?? null;

const roots = {
  net,
  dns,
  os,
  dgram,
  events,
  stream,
  process,
  TextDecoder,
  Buffer,
  Date,
  socket: net.Socket.prototype,
  server: net.Server.prototype,
  error: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
};

test.each(all('node'))('Node.js has %s', (name) => {
  const options = optionsOf(name);
  const event = /^'(.*)'$/.exec(name)?.[1];
  if (options) {
    for (const option of options) expect(declared).toMatch(new RegExp(`\\b${option}\\??:`));
  } else if (event) expect(declared).toContain(`event: "${event}"`);
  else if (name.startsWith('for await')) expect(Symbol.asyncIterator in roots.socket).toBe(true);
  else if (name === 'autoSelectFamily') expect(declared).toMatch(/\bautoSelectFamily\?:/);
  else expect(lookUp(roots, pathOf(name))).toBe(true);
});

const { TcpClient, TcpListener, ByteReader, SocketError } = kit;
const made = [TcpClient.prototype, TcpListener.prototype, ByteReader.prototype];

test.each(all('kit'))('the kit has %s', (name) => {
  const options = optionsOf(name);
  const path = pathOf(name);
  const [first = ''] = path;
  if (options) {
    for (const option of options) expect(source).toMatch(new RegExp(`\\b${option}\\??:`));
  } else if (name === 'for await (… of listener)') {
    expect(Symbol.asyncIterator in TcpListener.prototype).toBe(true);
  } else if (name === 'for await (… of client)') {
    expect(Symbol.asyncIterator in TcpClient.prototype).toBe(true);
  } else if (name === 'using') expect(source).toContain('[Symbol.dispose](): void');
  else if (name === 'await using') expect(source).toContain('[Symbol.asyncDispose](): Promise');
  else {
    const here =
      lookUp(kit, path) ||
      made.some((owner) => lookUp(owner, path)) ||
      // Types and fields leave nothing behind to look up.
      new RegExp(`export (?:interface|type) ${first}\\b|readonly ${first}\\b`).test(source) ||
      lookUp(new SocketError('E', 'x', { cause: 1 }), path);
    expect(here).toBe(true);
  }
});

test('the members that programs are found by are there', () => {
  const owners: Record<string, object[]> = {
    '#sockets': [TcpClient.prototype, TcpListener.prototype],
    'node:net': [net.Socket.prototype, net.Server.prototype, new net.Socket()],
  };
  for (const [module, names] of Object.entries(members)) {
    const missing = names.filter(
      (name) =>
        !owners[module]?.some((owner) => name in owner) &&
        !new RegExp(`readonly ${name}:`).test(source),
    );
    expect(missing, module).toEqual([]);
  }
});

test('each row leads to a section that is there in both languages', () => {
  const lessons = new Map(listLessons().map((summary) => [summary.id, loadLesson(summary)]));
  for (const { id, lesson, section } of rows) {
    for (const language of languages) {
      const { headings = [] } = lessons.get(lesson)?.pages[language].outline ?? {};
      const ids = headings.map((heading) => heading.id);
      expect(ids, `${id}, ${language}`).toContain(section);
    }
  }
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

test.each(languages)('each row and theme has its words, none are left over (%s)', (language) => {
  const words = JSON.parse(readFileSync(new URL(`${language}/dotnet.json`, localesFolder), 'utf8'));
  expect(Object.keys(words.notes).sort()).toEqual(rows.map(({ id }) => id).sort());
  expect(Object.keys(words.themes)).toEqual(map.map(({ theme }) => theme));
});

// Every .NET name that the articles' text and samples use.
const articles = `Dns.Resolve Dns.GetHostName IPHostEntry AddressList IPAddress IPEndPoint EndPoint
  new Socket SocketType.Stream ProtocolType.Tcp AddressFamily Bind Listen Connect SocketException
  ArgumentNullException Accept BeginAccept EndAccept AsyncCallback IAsyncResult AsyncState
  ManualResetEvent StateObject BeginReceive EndReceive StringBuilder Encoding.ASCII.GetString
  Encoding.ASCII.GetBytes Close TcpClient GetStream NetworkStream Read Write TcpListener Start Stop
  AcceptTcpClient AcceptSocket DateTime.Now.ToString Environment.ExitCode`;

test.each(articles.split(/(?<!new)\s+/))('the map knows %s', (name) => {
  const word = new RegExp(`(?:^|\\W)${name.replace('.', '\\.')}(?:\\W|$)`);
  expect(all('dotnet').filter((known) => word.test(known))).not.toEqual([]);
});

test('the kit’s README says the same of each name', () => {
  const table = read('../lib/sockets/README.md').split('| .NET |')[1]?.split('\n\n')[0] ?? '';
  const spans = (cell: string): string[] =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
  const lines = table.split('\n').slice(2);
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    const [dotnet = [], own = []] = line.split('|').slice(1, 3).map(spans);
    const row = rows.find((one) => dotnet.every((name) => one.dotnet.includes(name)));
    expect(row, line).toBeDefined();
    const heads = (row?.kit ?? []).map((name) => pathOf(name).join('.'));
    expect(heads, line).toEqual(expect.arrayContaining(own.map((name) => pathOf(name).join('.'))));
  }
});
