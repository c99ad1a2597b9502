import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { judgedNow } from '../../lib/learner/facts.ts';
import { deedsOf } from '../../lib/workshop/client/deeds.ts';
import { joinRoom, placeFrom } from '../../lib/workshop/client/join.ts';
import { Queue } from '../../lib/workshop/client/queue.ts';
import { RoomClient } from '../../lib/workshop/client/room-client.ts';
import { writeTicket } from '../../lib/workshop/client/ticket.ts';
import type { Deed } from '../../lib/workshop/protocol.ts';
import { openServer, type RoomServer } from '../../lib/workshop/server.ts';
import { emptyFolder } from '../empty-folder.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const newFolder = (): URL => pathToFileURL(`${emptyFolder()}/`);
const started = (exercise = '01-listening/greet'): Deed => ({ did: 'started', exercise });
const patient = { timeout: 110_000, interval: 5 };

async function openRoom(folder = newFolder(), port = 0): Promise<RoomServer> {
  const lessons = ['01-listening'];
  const options = { folder, session: 'test', lessons, host: '127.0.0.1', port, webPort: 0 };
  const server = await openServer({ ...options, openPages: null });
  closing.push(() => server.close());
  return server;
}

async function join(server: RoomServer, work: URL, name = 'Zoé'): Promise<RoomClient> {
  const { learners, code } = server;
  const place = { host: learners.address, port: learners.port };
  await joinRoom(work, { ...place, code, name, language: 'fr' });
  return clientOf(work);
}

function clientOf(work: URL): RoomClient {
  const client = RoomClient.of(work);
  if (!client) throw new Error('no ticket');
  closing.push(() => client.close());
  return client;
}

const attempts = ({ room }: RoomServer): number[] =>
  Array.from(room.state.learners.values(), ({ received }) => received);

test('what is done is told, and what is done while no connection to the room is told when it is back', async () => {
  const folder = newFolder();
  const work = newFolder();
  const first = await openRoom(folder);
  const client = await join(first, work);
  client.connect(true);
  client.tell(started());
  expect(await client.isTold(110_000)).toBe(true);
  expect(client.line('en', true)).toBe('in the room');
  const { port } = first.learners;
  await first.close();
  await vi.waitFor(() => expect(client.state).toBe('away'), patient);
  client.tell(started('01-listening/two'), { did: 'hand', up: true, words: 'help' });
  expect(client.line('en', true)).toBe('no connection to the room, 2 events wait');
  expect(client.line('fr', true)).toBe('pas de connexion à la salle, 2 événements en attente');
  const second = await openRoom(folder, port);
  expect(await client.isTold(110_000)).toBe(true);
  expect(attempts(second)).toEqual([3]);
  await vi.waitFor(() => expect(client.line('en', true)).toBe('hand up · in the room'), patient);
  expect(second.room.state.learners.get('1')).toMatchObject({ name: 'Zoé', language: 'fr' });
});

test('a call is shown, in words of this workbook, until one has been there', async () => {
  const server = await openRoom();
  const work = newFolder();
  const client = await join(server, work);
  client.connect(true);
  await server.room.act({ act: 'called', lesson: '01-listening', section: 'ports' });
  await vi.waitFor(() => expect(client.call()).toMatchObject({ section: 'ports' }), patient);
  expect(client.follows()).toBe(true);
  expect(client.line('en', true)).toMatch(/^the room is at “Choose a port”: press g · /);
  expect(client.line('fr', false)).toMatch(/^la salle est à «\u202f.+\u202f» · /);
  client.went();
  expect(client.call()).toBeNull();
  // Nor is it shown to the next command.
  const next = clientOf(work);
  next.connect();
  await vi.waitFor(() => expect(next.state).toBe('here'), patient);
  expect(next.call()).toBeNull();
});

test('several terminals of a learner count together, and what one says the other shows', async () => {
  const server = await openRoom();
  const work = newFolder();
  const watching = await join(server, work);
  watching.connect(true);
  await vi.waitFor(() => expect(watching.state).toBe('here'), patient);
  for (let times = 0; times < 3; times += 1) {
    const other = clientOf(work);
    other.tell(started(`01-listening/e${times}`));
    watching.tell({ did: 'hand', up: times === 2 });
    expect(await other.isTold(110_000)).toBe(true);
  }
  expect(await watching.isTold(110_000)).toBe(true);
  expect(attempts(server)).toEqual([6]);
  expect(server.room.state.learners.get('1')?.exercises.size).toBe(3);
});

test('a room that does not know a workbook anymore is not asked again; leaving is told', async () => {
  const server = await openRoom();
  const client = await join(server, newFolder());
  const other = newFolder();
  // A room that was deleted knows nobody.
  writeTicket(other, {
    ...{ host: '127.0.0.1', address: '127.0.0.1', port: server.learners.port },
    ...{ token: 'unknown', name: 'Ben', language: 'en', received: 0, seen: 0 },
  });
  const ben = clientOf(other);
  ben.connect(true);
  await vi.waitFor(() => expect(ben.state).toBe('gone'), patient);
  expect(ben.line('en', true)).toBe('not in the room anymore');
  client.tell({ did: 'left' });
  expect(await client.isTold(110_000)).toBe(true);
  expect(server.room.state.learners.get('1')?.left).not.toBeNull();
});

/** Something else than a room, and a workbook that believes it is one. */
async function insteadOfRoom(talk: (socket: Socket) => void): Promise<RoomClient> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    talk(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const work = newFolder();
  const { port } = server.address() as AddressInfo;
  writeTicket(work, {
    ...{ host: '127.0.0.1', address: '127.0.0.1', port },
    ...{ token: 'x', name: 'Ana', language: 'en', received: 0, seen: 0 },
  });
  return clientOf(work);
}

const hostile: [what: string, talk: (socket: Socket) => void][] = [
  ['a reset', (socket) => socket.resetAndDestroy()],
  ['an end', (socket) => socket.end()],
  ['no JSON', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ['10 MB without an end', (socket) => socket.write('x'.repeat(10 * 1024 * 1024))],
  ['no UTF-8', (socket) => socket.write(Buffer.from([0xff, 0xfe, 0x0a]))],
  ['nothing of ours', (socket) => socket.write('{"type":"room","shared":{"__proto__":1}}\n')],
  ['refusals', (socket) => socket.end('{"type":"refused","reason":"line"}\n')],
  ['a flood', (socket) => socket.write('{"type":"ack","n":0}\n'.repeat(100_000))],
];

test.each(hostile)('a room that answers with %s costs nobody anything', async (_, talk) => {
  let times = 0;
  const client = await insteadOfRoom((socket) => {
    times += 1;
    talk(socket);
  });
  client.connect(true);
  client.tell(started());
  // It tries again, and keeps what it has to say.
  await vi.waitFor(() => expect(times).toBeGreaterThan(1), patient);
  expect(client.line('en', true)).toBe('no connection to the room, 1 event waits');
  await client.close();
});

test('what is said arrives even if nobody ever answers', async () => {
  let heard = '';
  const client = await insteadOfRoom((socket) => {
    socket.setEncoding('utf8').on('data', (text) => {
      heard += text;
    });
  });
  client.connect();
  client.tell(started());
  await client.close();
  await vi.waitFor(() => expect(heard).toContain('"did":"started"'), patient);
  expect(
    heard
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line).type),
  ).toEqual(['hello', 'event']);
});

test('joining says what is wrong', async () => {
  const server = await openRoom();
  const { port } = server.learners;
  const work = newFolder();
  const wrong = (more: object) =>
    joinRoom(work, {
      ...{ host: '127.0.0.1', port, code: server.code, name: 'Ana', language: 'en', ...more },
    });
  await expect(wrong({ code: 'WRONG' })).rejects.toMatchObject({ id: 'join-code', exitCode: 2 });
  await expect(wrong({ name: '\u202e' })).rejects.toMatchObject({ id: 'join-name' });
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const { port: other } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  await expect(wrong({ port: other })).rejects.toMatchObject({
    id: 'join-unreachable',
    exitCode: 1,
  });
  const web = createServer((socket) =>
    socket.on('error', () => {}).end('HTTP/1.1 400 Bad\r\n\r\n'),
  );
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  closing.push(() => void web.close());
  const { port: http } = web.address() as AddressInfo;
  await expect(wrong({ port: http })).rejects.toMatchObject({ id: 'join-silent' });
  for (let tries = 0; tries < 19; tries += 1) await wrong({ code: 'WRONG' }).catch(() => {});
  await expect(wrong({})).rejects.toMatchObject({ id: 'join-throttled' });
  expect(existsSync(new URL('room.json', work))).toBe(false);
});

test('who joins again is the same, with a new name if there is one', async () => {
  const server = await openRoom();
  const work = newFolder();
  const client = await join(server, work);
  client.tell(started());
  expect(await client.isTold(110_000)).toBe(true);
  const again = await join(server, work, 'Zoë');
  again.tell(started('01-listening/two'));
  expect(await again.isTold(110_000)).toBe(true);
  expect(Array.from(server.room.state.learners.values(), ({ name }) => name)).toEqual(['Zoë']);
  expect(attempts(server)).toEqual([2]);
});

const places: [string, string | null][] = [
  ['127.0.0.1:4410', '127.0.0.1 4410'],
  ['laptop.local:1', 'laptop.local 1'],
  ['[::1]:4410', '::1 4410'],
  ['::1:4410', null],
  ['[laptop]:4410', null],
  ['127.0.0.1', null],
  ['127.0.0.1:0', null],
  ['127.0.0.1:65536', null],
  ['http://127.0.0.1:4410', null],
  ['a b:1', null],
];

test.each(places)('%s is %s', (given, expected) => {
  if (expected === null) expect(() => placeFrom(given)).toThrow('join-place');
  else expect(Object.values(placeFrom(given)).join(' ')).toBe(expected);
});

test('numbers grow over torn lines, and what was acknowledged is not sent first', () => {
  const work = newFolder();
  const file = new URL('room-events.jsonl', work);
  const queue = new Queue(work);
  queue.add(1, 0, [started(), started()]);
  appendFileSync(file, '{"n":3,"at":1,"de');
  new Queue(work).add(2, 0, [started()]);
  expect(queue.after(0).map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(queue.after(2).map(({ n }) => n)).toEqual([3]);
  expect(queue.first(2)).toBe(1);
  queue.add(
    3,
    0,
    Array.from({ length: 100 }, () => started()),
  );
  queue.trim(100);
  expect(queue.first(100)).toBe(51);
  expect(queue.count(100)).toBe(3);
  // A line in the middle is lost: what follows is sent, with a hello that says so.
  writeFileSync(file, readFileSync(file, 'utf8').replace(/.*"n":101,.*\n/, ''));
  expect(queue.after(99).map(({ n }) => n)).toEqual([100]);
  expect(queue.first(100)).toBe(102);
  expect(queue.after(100).map(({ n }) => n)).toEqual([102, 103]);
  // Without its file, it goes on after what the room has.
  queue.clear();
  queue.add(4, 103, [started()]);
  expect(queue.after(0).map(({ n }) => n)).toEqual([104]);
});

test('a gap in the queue does not keep the rest from being told', async () => {
  const server = await openRoom();
  const work = newFolder();
  const client = await join(server, work);
  const queue = new Queue(work);
  queue.add(
    1,
    0,
    Array.from({ length: 5 }, (_, at) => started(`01-listening/e${at}`)),
  );
  const file = new URL('room-events.jsonl', work);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/.*"n":3,.*\n/, ''));
  client.connect(true);
  expect(await client.isTold(110_000)).toBe(true);
  expect([...(server.room.state.learners.get('1')?.exercises.keys() ?? [])]).toEqual(
    [0, 1, 3, 4].map((at) => `01-listening/e${at}`),
  );
});

test('a room is told ids and counts, and nothing else', () => {
  const judged = judgedNow({
    exercise: '03-async-server/echo',
    ok: false,
    verdict: { id: 'no-answer-in-time', params: { peer: 'half-close', sent: 'secret', ms: 5 } },
    steps: [
      { id: 'listens', ok: true },
      { id: 'answers', ok: false },
    ],
  });
  const facts = [
    judged,
    { fact: 'language', language: 'fr' },
    { fact: 'place', lesson: '01-listening', section: 'ports', step: 3 },
    { fact: 'place', lesson: '01-listening', section: '', step: 0 },
    { fact: 'answer', lesson: '01-listening', question: 'port', choice: 1 },
    { fact: 'hints', exercise: '01-listening/greet', open: 2 },
    { fact: 'started', exercise: '01-listening/greet', at: 'now', start: 'hash' },
    { fact: 'imported', progress: { version: 1, lessons: {}, exercises: {} } },
  ] as const;
  expect(deedsOf(facts)).toEqual([
    {
      ...{ did: 'judged', exercise: '03-async-server/echo', ok: false },
      ...{ verdict: 'no-answer-in-time', peer: 'half-close', held: 1, of: 2 },
    },
    { did: 'reading', lesson: '01-listening', section: 'ports' },
    { did: 'answered', lesson: '01-listening', question: 'port', choice: 1 },
    { did: 'hint', exercise: '01-listening/greet', open: 2 },
    { did: 'started', exercise: '01-listening/greet' },
  ]);
});
