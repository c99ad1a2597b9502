import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { lessonsFolder } from '../../lib/course/catalogue.ts';
import { addressOf } from '../../lib/workshop/lan.ts';
import { openServer, type RoomServer } from '../../lib/workshop/server.ts';
import { runLesson } from '../../scripts/lesson/lesson.ts';
import { runWorkshop } from '../../scripts/workshop/workshop.ts';
import { emptyFolder } from '../empty-folder.ts';
import { inProcess, type Outcome } from '../outcome.ts';

const servers: RoomServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function openRoom(): Promise<RoomServer> {
  const folder = pathToFileURL(`${emptyFolder()}/`);
  const options = { folder, session: 'test', lessons: ['01-listening'], host: '127.0.0.1' };
  const server = await openServer({ ...options, port: 0, webPort: 0, openPages: null });
  servers.push(server);
  return server;
}

/** A person's commands, in a folder of their own. */
function person(lang = 'en') {
  const folder = emptyFolder();
  const folders = { lessons: lessonsFolder, work: pathToFileURL(`${folder}/`) };
  const lesson = (...args: readonly string[]): Promise<Outcome> =>
    inProcess([...args, `--lang=${lang}`], process.env, (io) => runLesson(folders, io));
  return { folder, lesson };
}

test('join, work, hand, follow, leave', async () => {
  const { learners, code, room } = await openRoom();
  const { lesson, folder } = person();
  const joined = await lesson('join', `${learners}`, code.toLowerCase(), '--name=Zoé');
  expect(joined).toMatchObject({ code: 0, err: '' });
  expect(joined.out).toMatch(/^You are in the room as Zoé\. /);
  const learner = room.state.learners.get('1');
  expect(learner).toMatchObject({ name: 'Zoé', language: 'en', doctor: { ok: true } });
  await lesson('start', '1/greet');
  await lesson('hint', '1/greet');
  expect(await lesson('hand', 'what', 'is', 'a', 'port?')).toEqual({
    ...{ code: 0, err: '' },
    out: 'Your hand is up. To lower it: npm run lesson -- hand --down\n',
  });
  // What came before has come, too: it is told in order.
  expect(learner?.hand?.words).toBe('what is a port?');
  expect(learner?.exercises.get('01-listening/greet')).toMatchObject({ hints: 1 });
  expect((await lesson('hand', '--down')).out).toBe('Your hand is down.\n');
  expect(learner?.hand).toBeNull();
  expect((await lesson('follow', 'off')).code).toBe(0);
  expect(learner?.follow).toBe(false);
  expect((await lesson('leave')).out).toBe('You have left the room.\n');
  expect(learner?.left).not.toBeNull();
  expect(existsSync(`${folder}/room.json`)).toBe(false);
  expect((await lesson('leave')).code).toBe(2);
});

test('a room out of reach is told later, and the commands do what they do', async () => {
  const server = await openRoom();
  const { lesson } = person('fr');
  await lesson('join', `${server.learners}`, server.code);
  await server.close();
  const hand = await lesson('hand');
  expect(hand).toMatchObject({ code: 0, err: '' });
  expect(hand.out).toMatch(/^Votre main est levée\..*\nLa salle est injoignable pour l’instant\./);
  expect(await lesson('start', '1/greet')).toMatchObject({ code: 0, err: '' });
});

const mistakes: [args: string[], err: RegExp][] = [
  [['join'], /^Where is the room, and what is its code\?/],
  [['join', '127.0.0.1:4410'], /^Where is the room/],
  [['join', '127.0.0.1', 'ABC'], /is not the address of a room/],
  [['join', 'a:1', 'b', 'c'], /“c” is one word too many/],
  [['hand'], /^You are not in a room\./],
  [['hand', '--down', 'please'], /^You are not in a room\./],
  [['follow', 'maybe'], /follow on, or follow off/],
  [['follow', 'on'], /^You are not in a room\./],
  [['leave'], /^You are not in a room\./],
];

test.each(mistakes)('%j is one clear line', async (args, err) => {
  const { code, out, err: said } = await person().lesson(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(said).toMatch(err);
  expect(said.trim().split('\n')).toHaveLength(1);
});

const serveMistakes: [args: string[], err: RegExp][] = [
  [['--session', '../x'], /is not a session name/],
  [['--session', 'Upper'], /is not a session name/],
  [['--lan', 'no-such'], /^(No network interface “no-such”|This machine is on no network)/],
  [['--port', '70000'], /is not a port/],
  [['no-lesson'], /There is no lesson “no-lesson”/],
];

test.each(serveMistakes)('serve %j is one clear line', async (args, err) => {
  const work = pathToFileURL(`${emptyFolder()}/`);
  const folders = { lessons: lessonsFolder, work };
  const outcome = await inProcess(['serve', ...args], process.env, (io) =>
    runWorkshop(folders, io),
  );
  expect(outcome).toMatchObject({ code: 2, out: '' });
  expect(outcome.err).toMatch(err);
  expect(existsSync(new URL('workshops/', work))).toBe(false);
});

test('an interface is found by its name, and has an address for others', () => {
  const on = (address: string, family: 'IPv4' | 'IPv6', internal = false) => ({
    ...{ address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 },
  });
  const interfaces = {
    lo: [on('127.0.0.1', 'IPv4', true)],
    en0: [on('fe80::1', 'IPv6'), on('2001:db8::5', 'IPv6'), on('192.0.2.5', 'IPv4')],
    en1: [on('fe80::2', 'IPv6')],
    Wi: [on('2001:db8::6', 'IPv6')],
  } as NodeJS.Dict<import('node:os').NetworkInterfaceInfo[]>;
  expect(addressOf('en0', interfaces)).toBe('192.0.2.5');
  expect(addressOf('wi', interfaces)).toBe('2001:db8::6');
  for (const name of ['lo', 'en1', 'en9']) {
    expect(() => addressOf(name, interfaces)).toThrow(
      '"names":"en0 (192.0.2.5), Wi (2001:db8::6)"',
    );
  }
  expect(() => addressOf('lo', { lo: interfaces.lo })).toThrow('interface-none');
});
