import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type Disk, LogFile } from '../../lib/workshop/log-file.ts';
import type { Limits } from '../../lib/workshop/port/conversation.ts';
import { LearnerPort } from '../../lib/workshop/port/learner-port.ts';
import { lineLimit } from '../../lib/workshop/protocol.ts';
import { Room } from '../../lib/workshop/room/room.ts';
import type { Learner } from '../../lib/workshop/room/state.ts';
import { emptyFolder } from '../empty-folder.ts';
import { eventLine, hello, RawLearner } from './raw-learner.ts';

const code = 'ABCD123';
const opened: { port: LearnerPort; room: Room }[] = [];

afterEach(async () => {
  for (const { port, room } of opened.splice(0)) {
    await port.close();
    await room.close();
  }
});

async function openPort(
  limits: Partial<Limits> = {},
  now: () => number = Date.now,
  awayMs = 0,
  through?: (disk: Disk) => Disk,
) {
  const log = await LogFile.open(pathToFileURL(`${emptyFolder()}/`), through);
  const room = await Room.open(log, { session: 'test', lessons: ['01-listening'], now });
  const port = await LearnerPort.start({
    ...{ room, code, host: '127.0.0.1', port: 0, limits, awayMs },
  });
  opened.push({ port, room });
  const connect = (): Promise<RawLearner> => RawLearner.connect(port.endPoint.port);
  return { room, port, log, connect };
}

const only = ({ state }: Room): Learner => {
  const [learner] = state.learners.values();
  if (!learner) throw new Error('nobody is here');
  return learner;
};

/** Resolves once something holds of a room. */
function until(room: Room, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      stop();
      resolve();
    };
    const stop = room.onChange(look);
    look();
  });
}

test('a learner joins, does something, and it is acknowledged', async () => {
  const { room, connect } = await openPort();
  const ana = await connect();
  const welcome = await ana.join('abcd-i23', '  Ana\u0301 \x1b[31m');
  expect(welcome).toMatchObject({ name: 'Aná', received: 0, hand: false, follow: true });
  expect(welcome.shared).toMatchObject({ lessons: ['01-listening'], place: null });
  await ana.say(eventLine(1));
  await ana.acked(1);
  expect(only(room).at).toEqual({ lesson: '01-listening', exercise: '01-listening/echo' });
  await ana.close();
});

test('a token is who one is: a code alone joins anew, and nobody takes a name', async () => {
  const { room, connect } = await openPort();
  const [one, two, three] = [await connect(), await connect(), await connect()];
  const { token, name } = await one.join(code);
  expect(name).toBe('Ana');
  expect((await two.join(code)).name).toBe('Ana (2)');
  expect(await three.back(token)).toMatchObject({ token, name: 'Ana' });
  expect(room.state.learners.size).toBe(2);
  for (const learner of [one, two, three]) await learner.close();
});

const refused: [what: string, line: unknown, reason: string][] = [
  ['a wrong code', hello({ code: 'WRONG00' }), 'code'],
  ['no code', hello(), 'token'],
  ['an unknown token', hello({ token: 'x'.repeat(43) }), 'token'],
  ['a name of nothing', hello({ code, name: '\u202e\u200b\x07' }), 'name'],
  ['a later version', { type: 'hello', version: 2, future: true }, 'version'],
  ['an event before the hello', eventLine(1), 'line'],
  ['HTTP', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 'line'],
  ['no JSON', '{"type":"hello"\n', 'line'],
  ['no object', '[1,2]\n', 'line'],
  ['deep nesting', `${'['.repeat(4_000)}\n`, 'line'],
  ['a key too many', hello({ code, admin: true }), 'line'],
  ['__proto__', `{"__proto__":{"code":"${code}"},"type":"ping"}\n`, 'line'],
  ['an unknown language', hello({ code, language: 'de' }), 'line'],
  ['no time', hello({ code, now: 'soon' }), 'line'],
  ['a line too long', `${' '.repeat(lineLimit + 1)}\n`, 'line'],
  ['a line without end', 'x'.repeat(10 * 1024 * 1024), 'line'],
];

test.each(refused)('refused with one line: %s', async (_, line, reason) => {
  const { room, connect } = await openPort();
  const ana = await connect();
  void ana.say(line);
  expect(await ana.rest()).toMatchObject([{ type: 'refused', reason }]);
  expect(room.state.learners.size).toBe(0);
  await ana.close();
});

test('invalid UTF-8 is no line', async () => {
  const { connect } = await openPort();
  const ana = await connect();
  await ana.client.send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]));
  expect(await ana.rest()).toMatchObject([{ type: 'refused', reason: 'line' }]);
  await ana.close();
});

const nonsense: [what: string, line: unknown][] = [
  ['source code', { ...eventLine(1), source: 'x' }],
  ['a path as an id', eventLine(1, '../../etc/passwd')],
  ['HTML as an id', eventLine(1, '<b>')],
  ['a number that is none', { ...eventLine(1), n: 1.5 }],
  ['event 0', eventLine(0)],
  ['an unknown deed', { type: 'event', n: 1, at: 1, deed: { did: 'cheated' } }],
  ['a second hello', hello({ code })],
  ['__proto__ in a deed', '{"type":"event","n":1,"at":1,"deed":{"did":"left","__proto__":{}}}\n'],
];

test.each(nonsense)(
  'after the hello, %s ends the connection, and others go on',
  async (_, line) => {
    const { room, connect } = await openPort();
    const [ana, ben] = [await connect(), await connect()];
    await ana.join(code);
    await ben.join(code, 'Ben');
    await ana.say(line);
    expect((await ana.rest()).at(-1)).toMatchObject({ type: 'refused', reason: 'line' });
    await ben.say(eventLine(1));
    await ben.acked(1);
    expect(only(room).received).toBe(0);
    for (const learner of [ana, ben]) await learner.close();
  },
);

test('a hello that does not come, or comes too slowly, is too late', async () => {
  const { connect } = await openPort({ helloMs: 200 });
  const [silent, slow] = [await connect(), await connect()];
  await slow.say('{"type":');
  expect(await silent.rest()).toMatchObject([{ type: 'refused', reason: 'late' }]);
  expect(await slow.rest()).toMatchObject([{ type: 'refused', reason: 'late' }]);
  for (const learner of [silent, slow]) await learner.close();
});

test('wrong codes are throttled, tokens are not, and a minute later codes are read again', async () => {
  let now = Date.now();
  const { connect } = await openPort({}, () => now);
  const first = await connect();
  const { token } = await first.join(code);
  for (let tries = 0; tries < 20; tries += 1) {
    const guess = await connect();
    await guess.say(hello({ code: `GUESS${tries}` }));
    expect(await guess.rest()).toMatchObject([{ reason: 'code' }]);
    await guess.close();
  }
  const late = await connect();
  await late.say(hello({ code }));
  expect(await late.rest()).toMatchObject([{ reason: 'throttled', waitMs: 60_000 }]);
  const known = await connect();
  await known.back(token);
  now += 60_000;
  const later = await connect();
  await later.join(code, 'Ben');
  for (const learner of [first, late, known, later]) await learner.close();
});

test('one byte at a time, and many lines at once, are the same lines', async () => {
  const { room, connect } = await openPort();
  const ana = await connect();
  const lines = [hello({ code }), eventLine(1), eventLine(2), { type: 'ping' }, eventLine(3)];
  const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  for (const byte of bytes) await ana.client.send(Buffer.of(byte));
  await ana.acked(3);
  const ben = await connect();
  await ben.client.send(bytes);
  await ben.acked(3);
  expect(Array.from(room.state.learners.values(), ({ received }) => received)).toEqual([3, 3]);
  for (const learner of [ana, ben]) await learner.close();
});

test('events that come twice count once; after a gap the room names what it has', async () => {
  const { room, connect } = await openPort();
  const judged = (n: number): object => ({
    ...{ type: 'event', n, at: Date.now() },
    deed: { did: 'judged', exercise: '01-listening/echo', ok: false, verdict: 'x', held: 0, of: 1 },
  });
  const [ana, again] = [await connect(), await connect()];
  const { token } = await ana.join(code);
  for (const n of [2, 1, 1, 3]) await ana.say(judged(n));
  await ana.acked(1);
  await ana.say({ type: 'ping' });
  await ana.hear('pong');
  expect((await again.back(token)).received).toBe(1);
  // Two workbooks of one learner send the same.
  for (const n of [2, 3, 4]) {
    await ana.say(judged(n));
    await again.say(judged(n));
  }
  await ana.acked(4);
  await again.acked(4);
  expect(only(room).exercises.get('01-listening/echo')?.attempts).toBe(4);
  for (const learner of [ana, again]) await learner.close();
});

test('what is gone for good leaves no gap', async () => {
  const { connect } = await openPort();
  const ana = await connect();
  await ana.join(code, 'Ana', { first: 7 });
  await ana.say(eventLine(7));
  await ana.acked(7);
  await ana.close();
});

test('clocks that are wrong, and a laptop that was asleep, tell the right times', async () => {
  let now = 1_000_000_000_000;
  const { room, connect } = await openPort({}, () => now);
  const ana = await connect();
  // A clock that is a day ahead.
  const own = (): number => now + 86_400_000;
  await ana.join(code, 'Ana', { now: own() });
  const before = now;
  await ana.say({ ...eventLine(1), at: own() });
  await ana.acked(1);
  expect(only(room).exercises.get('01-listening/echo')?.started).toBe(before);
  // It did something, slept for an hour, and says so now; and then something from the future.
  const did = own() + 5_000;
  now += 3_600_000;
  await ana.say(eventLine(2, '01-listening/two', did));
  await ana.say(eventLine(3, '01-listening/three', own() * 2));
  await ana.say(eventLine(4, '01-listening/four', -1e300));
  await ana.acked(4);
  const started = [...only(room).exercises.values()].map((one) => one.started - before);
  expect(started).toEqual([0, 5_000, 3_600_000, 0]);
  expect(only(room).heard).toBe(now);
  await ana.close();
});

test('a flood is read at its pace, and nothing of it is lost', async () => {
  const { room, connect } = await openPort();
  const [ana, ben] = [await connect(), await connect()];
  await ana.join(code);
  await ben.join(code, 'Ben');
  const count = 40;
  const flood = Array.from({ length: count }, (_, at) => eventLine(at + 1));
  await ana.client.send(flood.map((line) => `${JSON.stringify(line)}\n`).join(''));
  // Somebody else is heard meanwhile.
  await ben.say(eventLine(1));
  await ben.acked(1);
  expect(only(room).received).toBeLessThan(count);
  await ana.acked(count);
  for (const learner of [ana, ben]) await learner.close();
});

test('a peer that is gone without a word is asked, and dropped; one that answers is not', async () => {
  const { room, connect } = await openPort({ quietMs: 300 });
  const [gone, there] = [await connect(), await connect()];
  await gone.join(code);
  await there.join(code, 'Ben');
  const [first, second] = room.state.learners.values();
  const answering = (async () => {
    while (first?.connections !== 0) {
      await there.hear('ping');
      await there.say({ type: 'pong' });
    }
  })();
  expect((await gone.rest()).map(({ type }) => type)).toEqual(['ping']);
  await until(room, () => first?.connections === 0);
  await answering;
  expect(second?.connections).toBe(1);
  for (const learner of [gone, there]) await learner.close();
});

test('a learner who does not read is dropped, and costs little', async () => {
  const { room, connect } = await openPort({ sendMs: 300 });
  const ana = await connect();
  await ana.join(code);
  const snippet = 'x'.repeat(60_000);
  for (let n = 0; only(room).connections > 0 && n < 5_000; n += 1) {
    await room.act({ act: 'showed', snippet: snippet + n });
    await new Promise(setImmediate);
  }
  await until(room, () => only(room).connections === 0);
  ana.client.abort();
});

test('what everybody may know reaches everybody; a hand, all of its own', async () => {
  const { room, connect } = await openPort();
  const [ana, other, ben] = [await connect(), await connect(), await connect()];
  const { token, learner } = await ana.join(code);
  await other.back(token);
  await ben.join(code, 'Ben');
  await room.act({ act: 'called', lesson: '01-listening', section: 'ports' });
  for (const one of [ana, other, ben]) {
    expect((await one.hear('room')).shared.call).toMatchObject({ section: 'ports' });
  }
  const deed = { did: 'hand', up: true, words: 'why?\x1b[2J' };
  await ana.say({ type: 'event', n: 1, at: Date.now(), deed });
  expect(await other.hear('room')).toMatchObject({ hand: true });
  expect(only(room).hand?.words).toBe('why?');
  await room.act({ act: 'helped', learner });
  expect(await other.hear('room')).toMatchObject({ hand: false });
  for (const one of [ana, other, ben]) await one.close();
});

test('connections of a moment do not fill the log', async () => {
  const { room, connect } = await openPort({}, Date.now, 600_000);
  const first = await connect();
  const { token } = await first.join(code);
  await until(room, () => only(room).connections === 1);
  await first.close();
  const before = room.state.n;
  for (let times = 0; times < 10; times += 1) {
    const ana = await connect();
    await ana.back(token);
    await ana.close();
  }
  expect(room.state.n).toBe(before);
});

test('while the disk is full nothing is acknowledged, the room says so, and then goes on', async () => {
  let isFull = false;
  const { room, connect } = await openPort({ againMs: 50 }, Date.now, 0, (disk) => ({
    write: disk.write.bind(disk),
    truncate: disk.truncate.bind(disk),
    close: disk.close.bind(disk),
    datasync: () => {
      if (!isFull) return disk.datasync();
      return Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    },
  }));
  const [ana, ben, late] = [await connect(), await connect(), await connect()];
  await ana.join(code);
  await ben.join(code, 'Ben');
  isFull = true;
  await ana.say(eventLine(1));
  await ben.say(eventLine(1));
  const joining = late.join(code, 'Late');
  await until(room, () => room.fault === 'ENOSPC');
  await expect(room.act({ act: 'paused' })).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(room.state.paused).toBeNull();
  expect(Array.from(room.state.learners.values(), ({ received }) => received)).toEqual([0, 0]);
  isFull = false;
  await ana.acked(1);
  await ben.acked(1);
  expect(await joining).toMatchObject({ name: 'Late' });
  expect(room.fault).toBeNull();
  for (const one of [ana, ben, late]) await one.close();
});
