import { once } from 'node:events';
import { connect } from 'node:net';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Gate } from '../../lib/serve/gate.ts';
import { newSecret, OneTimeTokens } from '../../lib/serve/secrets.ts';
import { type Running, startServer } from '../../lib/serve/server.ts';
import { type Answer, ask } from './asked.ts';

type Person = { role: 'instructor' | 'learner' };

const key = newSecret();
const invitations = new OneTimeTokens<Person>();
const acted: unknown[] = [];
const reported: unknown[] = [];
let server: Running<void>;
let base: URL;

const startRoom = (key: string): Promise<Running<void>> =>
  startServer({ report: (error) => reported.push(error) }, (app) => {
    const gate = new Gate<Person>('room', key);
    app.get('/board', async (c) => {
      const invited = invitations.redeem(c.req.query('token'));
      if (invited) return c.text((await gate.admit(c, invited)).token);
      const person = await gate.person(c);
      return person ? c.text(`${person.role}, no token`) : c.body(null, 403);
    });
    app.get('/notes', async (c) =>
      (await gate.holder(c))?.role === 'instructor' ? c.text('the notes') : c.body(null, 403),
    );
    const schema = v.object({ word: v.pipe(v.string(), v.maxLength(70_000)) });
    app.post(
      '/say',
      gate.acts(schema, (data, { person }) => {
        acted.push(data);
        return { said: data.word.length, role: person.role };
      }),
    );
    app.post(
      '/nothing',
      gate.acts(v.object({}), () => undefined),
    );
    app.post(
      '/become',
      gate.acts(v.object({}), async (_, { c }) => {
        await gate.admit(c, { role: 'learner' });
      }),
    );
  });

beforeAll(async () => {
  server = await startRoom(key);
  base = server.bases[0];
});
afterAll(() => server.close());

type Let = { cookie: string; token: string };

/** Comes in by a link, as a browser does. */
async function comeIn(role: Person['role'] = 'instructor'): Promise<Let> {
  const answer = await ask(base, `/board?token=${invitations.issue({ role })}`);
  return { cookie: cookieOf(answer), token: answer.body };
}

const cookieOf = ({ headers }: Answer): string => headers['set-cookie']?.[0]?.split(';')[0] ?? '';

type Post = {
  path?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  at?: URL;
};

const post = (
  { cookie, token }: Partial<Let>,
  { path = '/say', body = '{"word":"hello"}', headers = {}, at = base }: Post = {},
): Promise<Answer> =>
  ask(at, path, {
    method: 'POST',
    headers: {
      ...{ origin: at.origin, 'content-type': 'application/json' },
      ...(cookie !== undefined && { cookie }),
      ...(token !== undefined && { 'x-page-token': token }),
      ...headers,
    },
    body,
  });

test('a link lets in once, with a cookie that no script and no other site gets', async () => {
  const link = `/board?token=${invitations.issue({ role: 'instructor' })}`;
  const first = await ask(base, link);
  expect(first.headers['set-cookie']).toEqual([
    expect.stringMatching(/^room=[^;]+; Path=\/; HttpOnly; SameSite=Strict$/),
  ]);
  expect(first.headers['x-page-token']).toBe(first.body);
  expect((await ask(base, link)).status).toBe(403);
  expect((await ask(base, '/board')).status).toBe(403);
  const again = await ask(base, link, { headers: { cookie: cookieOf(first) } });
  expect(again).toMatchObject({ status: 200, body: 'instructor, no token' });
});

test('who holds cookie and page token acts, and with either alone nobody', async () => {
  const { cookie, token } = await comeIn();
  expect(await post({ cookie, token })).toMatchObject({
    status: 200,
    body: '{"said":5,"role":"instructor"}',
  });
  expect((await post({ cookie, token }, { path: '/nothing' })).status).toBe(204);
  acted.length = 0;
  const other = await comeIn();
  for (const given of [
    ...[{}, { cookie }, { token }, { cookie, token: '' }, { cookie, token: other.token }],
    ...[
      { cookie, token: `${token}x` },
      { cookie, token: token.slice(1) },
      { cookie: other.cookie, token },
    ],
  ]) {
    expect((await post(given)).status, JSON.stringify(given)).toBe(403);
  }
  expect(acted).toEqual([]);
});

test('a cookie that was made up or changed lets nobody in', async () => {
  const { cookie, token } = await comeIn('learner');
  const raised = cookie.replace('learner', 'instructor');
  expect(raised).not.toBe(cookie);
  const strange = await startRoom(newSecret());
  const foreign = await ask(
    strange.bases[0],
    `/board?token=${invitations.issue({ role: 'instructor' })}`,
  );
  for (const made of [
    raised,
    'room=',
    'room=x',
    'room=%7B%7D.x',
    `${cookie}x`,
    cookieOf(foreign),
    'room=%',
  ]) {
    expect((await post({ cookie: made, token })).status, made).toBe(403);
    expect((await ask(base, '/board', { headers: { cookie: made } })).status, made).toBe(403);
  }
  await strange.close();
});

test('what is secret takes the page token too: cookies know no ports', async () => {
  const { cookie, token } = await comeIn();
  const notes = async (headers: Record<string, string>, path = '/notes'): Promise<number> =>
    (await ask(base, path, { headers })).status;
  expect(await notes({ cookie })).toBe(403);
  expect(await notes({ cookie, 'x-page-token': token })).toBe(200);
  expect(await notes({ cookie }, `/notes?token=${token}`)).toBe(200);
  const learner = await comeIn('learner');
  expect(await notes({ cookie: learner.cookie, 'x-page-token': learner.token })).toBe(403);
});

test('a server started again with the same key knows everybody', async () => {
  const { cookie, token } = await comeIn();
  const again = await startRoom(key);
  expect((await post({ cookie, token }, { at: again.bases[0] })).status).toBe(200);
  await again.close();
});

test('who is let in as somebody else gets a new token with the new cookie', async () => {
  const before = await comeIn();
  const answer = await post(before, { path: '/become' });
  const after = { cookie: cookieOf(answer), token: String(answer.headers['x-page-token']) };
  expect((await post(after)).body).toBe('{"said":5,"role":"learner"}');
  expect((await post({ cookie: after.cookie, token: before.token })).status).toBe(403);
});

test('64 KiB are taken, 10 MB are not, however they come', async () => {
  const visit = await comeIn();
  const word = (length: number): string => JSON.stringify({ word: 'a'.repeat(length) });
  expect((await post(visit, { body: word(64 * 1024 - 11) })).status).toBe(200);
  expect((await post(visit, { body: word(64 * 1024 - 10) })).status).toBe(413);
  acted.length = 0;
  const big = word(10_000_000);
  expect((await post(visit, { body: big })).status).toBe(413);
  const chunked = { 'transfer-encoding': 'chunked' };
  expect((await post(visit, { body: big, headers: chunked })).status).toBe(413);
  expect((await post({}, { body: big })).status).toBe(403);
  expect(acted).toEqual([]);
});

test('who leaves in the middle of a request has done nothing, and is no error', async () => {
  const { cookie, token } = await comeIn();
  acted.length = 0;
  const socket = connect(Number(base.port), base.hostname);
  socket.write(`POST /say HTTP/1.1\r\nHost: ${base.host}\r\nOrigin: ${base.origin}\r\n`);
  socket.write(`Content-Type: application/json\r\nCookie: ${cookie}\r\nX-Page-Token: ${token}\r\n`);
  socket.write('Expect: 100-continue\r\nContent-Length: 16\r\n\r\n{"word":');
  // The server has begun to read when it says to go on.
  await once(socket, 'data');
  socket.destroy();
  expect((await post(await comeIn())).status).toBe(200);
  expect(acted).toEqual([{ word: 'hello' }]);
  expect(reported).toEqual([]);
});

test('what is not the JSON that was asked for is refused', async () => {
  const visit = await comeIn();
  for (const body of [
    ...['', '{', 'word', '[]', 'null', '"word"', '{"word":1}', '{"word":["a"]}', '{"other":"a"}'],
    Buffer.from('{"word":"\xff"}', 'latin1'),
  ]) {
    expect((await post(visit, { body })).status, String(body)).toBe(400);
  }
  acted.length = 0;
  const body = '{"word":"a","__proto__":{"role":"instructor"},"constructor":1,"more":2}';
  expect((await post(visit, { body })).status).toBe(200);
  expect(acted).toEqual([{ word: 'a' }]);
});
