import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyOf } from '../../../lib/workshop/room/keys.ts';
import { start, workingRoom } from './full-room.ts';
import { type ServedRoom, serveRoom } from './served-room.ts';

let served: ServedRoom;

beforeAll(async () => {
  served = await serveRoom(workingRoom());
});
afterAll(async () => {
  await served.close();
  expect(served.errors).toEqual([]);
});

type Sent = { cookie?: string | undefined; token?: string | undefined; origin?: string };

const get = (path: string, { cookie = '', token = '' }: Sent = {}): Promise<Response> =>
  fetch(new URL(path, served.base), {
    headers: { cookie, 'x-page-token': token },
    redirect: 'manual',
  });

const post = (
  path: string,
  data: unknown,
  { cookie = '', token = '', origin = new URL(served.base).origin }: Sent = {},
): Promise<Response> =>
  fetch(new URL(path, served.base), {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json', 'x-page-token': token },
    body: JSON.stringify(data),
  });

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function asInstructor(): Promise<Required<Pick<Sent, 'cookie' | 'token'>>> {
  const response = await get(`board?token=${served.secret}`);
  expect(response.status).toBe(200);
  return { cookie: cookieOf(response), token: response.headers.get('x-page-token') ?? '' };
}

async function asLearner(name: string): Promise<Required<Pick<Sent, 'cookie' | 'token'>>> {
  const response = await post('join', { code: served.code, name, language: 'en' });
  expect(response.status).toBe(204);
  return { cookie: cookieOf(response), token: response.headers.get('x-page-token') ?? '' };
}

test('only who has the instructor’s secret sees the board and the projector, and acts', async () => {
  const learner = await asLearner('Curious');
  const wrong = served.secret.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
  for (const page of ['board', 'projector', 'board/events', 'projector/events']) {
    for (const who of [{}, learner]) expect((await get(page, who)).status).toBe(403);
    const tried = `${page}?token=${served.code}`;
    expect((await get(tried)).status).toBe(403);
    expect((await get(`${page}?token=${wrong}`)).status).toBe(403);
    expect((await get(`${page}?token=${keyOf(served.secret)}`)).status).toBe(403);
  }
  const next = { act: 'timer', for: 'break', minutes: '10' };
  for (const who of [{}, learner]) expect((await post('board/act', next, who)).status).toBe(403);
  const { cookie, token } = await asInstructor();
  expect((await post('board/act', next, { cookie })).status).toBe(403);
  expect((await post('board/act', next, { token })).status).toBe(403);
  const elsewhere = { cookie, token, origin: 'http://evil.example' };
  expect((await post('board/act', next, elsewhere)).status).toBe(403);
  expect(served.room.state.timer).toBeNull();
  expect((await post('board/act', next, { cookie, token })).status).toBe(204);
  expect(served.room.state.timer).toEqual({ for: 'break', until: start + 600_000 });
});

test('what somebody exported is pasted into the board, once; anything else is said in a line', async () => {
  const { cookie, token } = await asInstructor();
  const started = new Date(start - 60_000).toISOString();
  const progress = {
    ...{ version: 1, language: 'fr', lessons: {} },
    exercises: { '01-listening/greet': { started, passed: started, attempts: 2 } },
  };
  const form = { name: 'Noé <b>', progress: JSON.stringify(progress) };
  expect((await post('board/bring', form)).status).toBe(403);
  const bring = async (sent: object): Promise<[number, string]> => {
    const response = await post('board/bring', sent, { cookie, token });
    return [response.status, await response.text()];
  };
  expect(await bring(form)).toEqual([200, expect.stringContaining('Noé &lt;b&gt; is in the room')]);
  expect(await bring(form)).toEqual([200, expect.stringContaining('already')]);
  for (const wrong of [
    { ...form, progress: '{"version":9}' },
    { ...form, name: '\u202e' },
  ]) {
    expect(await bring(wrong)).toEqual([400, expect.stringContaining('not exported progress')]);
  }
  const brought = [...served.room.state.learners.values()].filter(({ via }) => via === 'file');
  expect(brought).toMatchObject([{ name: 'Noé <b>', language: 'fr' }]);
  expect(brought[0]?.exercises.get('01-listening/greet')).toMatchObject({ attempts: 1 });
});

test('the cookie alone shows nothing of the room', async () => {
  const { cookie, token } = await asInstructor();
  const bare = await (await get('board', { cookie })).text();
  expect(bare).toContain('id="board_people"');
  expect(bare).not.toMatch(/Céline|K7M2QRX/);
  expect(await (await get('board', { cookie, token })).text()).toMatch(/Céline.*K7M2QRX/s);
  expect((await get('board/events', { cookie })).status).toBe(403);
});

test('an act that is about nothing in this room is none', async () => {
  const who = await asInstructor();
  const before = served.room.state.n;
  const acts = [
    { act: 'went-to', lesson: '03-async-server', section: 'nowhere' },
    { act: 'went-to', lesson: '__proto__', section: 'constructor' },
    { act: 'called', lesson: '03-async-server', section: 'nowhere' },
    { act: 'opened-solution', exercise: '03-async-server/nothing' },
    { act: 'asked', lesson: '03-async-server', question: 'nothing' },
    { act: 'timer', for: 'break', minutes: '0' },
    { act: 'timer', for: 'break', minutes: '1e3' },
    { act: 'helped', learner: '9999' },
    { act: 'showed', snippet: 'x'.repeat(4_001) },
    { act: 'went-home' },
    { act: 'paused', more: 'x' },
    null,
  ];
  for (const act of acts) expect((await post('board/act', act, who)).status).toBe(400);
  expect(served.room.state.n).toBe(before);
});

test('when the disk is full, nothing is done, and the board says so', async () => {
  const who = await asInstructor();
  served.log.full = true;
  try {
    expect((await post('board/act', { act: 'paused' }, who)).status).toBe(503);
    expect(served.room.state.paused).toBeNull();
    expect(await (await get('board', who)).text()).toContain('The disk is full');
    const entry = { code: served.code, name: 'Late', language: 'en' };
    expect((await post('join', entry)).status).toBe(503);
  } finally {
    served.log.full = false;
  }
  expect((await post('board/act', { act: 'poll-over' }, who)).status).toBe(204);
  expect(await (await get('board', who)).text()).not.toContain('The disk is full');
});

test('names are made fit to show, and two of a name told apart', async () => {
  await asLearner('Noé\u202e\u001b[31m\nX');
  await asLearner('  NOÉ X ');
  const shown = [...served.room.state.learners.values()].slice(-2).map(({ name }) => name);
  expect(shown).toEqual(['Noé X', 'NOÉ X (2)']);
  const nothing = { code: served.code, name: '\u200b\u202e', language: 'en' };
  const refused = await post('join', nothing);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toEqual([
    { id: 'join_refused', html: 'Please give a name that can be read.' },
  ]);
});

test('a learner votes for a choice that there is, once, and raises a hand', async () => {
  const who = await asLearner('Vera');
  const id = [...served.room.state.learners.keys()].at(-1) ?? '';
  const instructor = await asInstructor();
  const question = { lesson: '03-async-server', question: 'lost-answer' };
  await post('board/act', { act: 'asked', ...question }, instructor);
  const vote = (choice: string): Promise<Response> =>
    post('join/vote', { did: 'answered', ...question, choice }, who);
  for (const choice of ['2', '7', '1']) expect((await vote(choice)).status).toBe(204);
  expect((await vote('-1')).status).toBe(400);
  expect(served.room.state.poll?.votes).toEqual(new Map([[id, 1]]));
  await post('join/hand', { up: 'yes', words: 'a\u001b[2Jb\nc' }, who);
  expect(served.room.state.learners.get(id)?.hand?.words).toBe('ab c');
  await post('board/act', { act: 'helped', learner: id }, instructor);
  expect(served.room.state.learners.get(id)?.hand).toBeNull();
  await post('join/leave', {}, who);
  expect(await (await get('join', who)).text()).toContain('You have left the workshop');
  await post('join/back', {}, who);
  expect(await (await get('join', who)).text()).toContain('id="mine_place"');
});

test('each person sees their own language', async () => {
  const inFrench = await get('join?lang=fr');
  expect(await inFrench.text()).toContain('<html lang="fr">');
  const kept = await get('join', { cookie: cookieOf(inFrench) });
  expect(await kept.text()).toContain('Rejoindre l’atelier');
  const accepting = await fetch(new URL('join', served.base), {
    headers: { 'accept-language': 'de, fr-CA;q=0.8, en;q=0.7' },
  });
  expect(await accepting.text()).toContain('<html lang="fr">');
});

test('whoever tries codes is slowed down, and the right one does not help then', async () => {
  const guess = (code: string): Promise<Response> =>
    post('join', { code, name: 'Mallory', language: 'fr' });
  const statuses = new Set<number>();
  for (let time = 0; time < 25; time += 1) statuses.add((await guess(`AAAAA${time + 10}`)).status);
  expect([...statuses]).toEqual([403, 429]);
  const refused = await guess(served.code);
  expect(refused.status).toBe(429);
  expect(await refused.text()).toContain('Trop de tentatives');
});
