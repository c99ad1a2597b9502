import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { contentPolicy } from '../../lib/html/policy.ts';
import { EventHub } from '../../lib/serve/event-hub.ts';
import { files } from '../../lib/serve/files.ts';
import { type Running, type ServerOptions, startServer } from '../../lib/serve/server.ts';
import { ask, tell, untilClosed } from './asked.ts';

const running: Running<EventHub>[] = [];
const reported: unknown[] = [];

/** A server with a page, a file, events, something that acts and something that fails. */
async function start(options: Partial<ServerOptions> = {}): Promise<Running<EventHub>> {
  const report = (error: unknown): number => reported.push(error);
  const server = await startServer({ report, ...options }, (app) => {
    const hub = new EventHub();
    app.get('/page', (c) => c.html('<p>hello'));
    app.get('/files/:name', files({ 'this.ts': new URL(import.meta.url) }));
    app.get('/events', (c) => hub.answer(c));
    app.get('/broken', () => {
      throw new Error('the secret of the house');
    });
    app.post('/act', (c) => c.json({ done: true }));
    return hub;
  });
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

test('every answer says what a browser must not do with it', async () => {
  const { bases } = await start();
  for (const path of ['/page', '/files/this.ts', '/nowhere', '/broken', '//\\', '/%ff']) {
    expect((await ask(bases[0], path)).headers, path).toMatchObject({
      'content-security-policy': `${contentPolicy}; frame-ancestors 'none'`,
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  }
});

test('what a handler throws is reported, and not a word of it sent', async () => {
  const { bases } = await start();
  reported.length = 0;
  expect(await ask(bases[0], '/broken')).toMatchObject({ status: 500, body: '' });
  expect(reported).toEqual([new Error('the secret of the house')]);
});

test('HEAD has the headers of GET, and no body', async () => {
  const { bases } = await start();
  const [get, head] = await Promise.all([
    ask(bases[0], '/files/this.ts'),
    ask(bases[0], '/files/this.ts', { method: 'HEAD' }),
  ]);
  expect(get.body).toContain('and no body');
  expect(head).toMatchObject({ status: 200, body: '' });
  expect(head.headers['content-length']).toBe(get.headers['content-length']);
  expect((await ask(bases[0], '/events', { method: 'HEAD' })).status).toBe(200);
});

test('files are known by name, and no name becomes a path', async () => {
  const { bases } = await start();
  for (const path of [
    ...['/files/../server.test.ts', '/files/..%2fserver.test.ts', '/files/%2e%2e%5cx.ts'],
    ...['/files/constructor', '/files/__proto__', '/files/this.ts%00', '/files/', '/files/THIS.TS'],
  ]) {
    expect((await ask(bases[0], path)).status, path).toBe(404);
  }
});

test('a name that somebody else made lead here gets nothing, whatever it asks for', async () => {
  const { bases } = await start();
  const { port } = bases[0];
  for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', 'a@b']) {
    for (const path of ['/page', '/events', '/act']) {
      const { status, body } = await ask(bases[0], path, { headers: { host } });
      expect([421, 400], `${host} ${path}`).toContain(status);
      expect(body).toBe('');
    }
  }
  expect(
    await tell(
      bases[0],
      'GET http://evil.example/page HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n',
    ),
  ).toContain('421 Misdirected Request');
  expect(await tell(bases[0], 'GET /page HTTP/1.1\r\nConnection: close\r\n\r\n')).toContain(
    '400 Bad Request',
  );
});

test('only JSON from a page of ours acts', async () => {
  const { bases } = await start();
  const own = bases[0].origin;
  const json = { 'content-type': 'application/json' };
  const post = async (headers: Record<string, string>): Promise<number> =>
    (await ask(bases[0], '/act', { method: 'POST', headers, body: '{}' })).status;
  expect(await post({ ...json, origin: own })).toBe(200);
  expect(await post({ ...json, origin: own, 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await post({ 'content-type': 'application/json; charset=utf-8', origin: own })).toBe(200);
  const other = bases[0].port === '80' ? '81' : '80';
  for (const origin of [
    ...['null', 'http://evil.example', `http://localhost:${bases[0].port}`, `${own}.evil.example`],
    ...[`http://127.0.0.1:${other}`, own.replace('http', 'https'), `${own}/`, `${own} ${own}`, ''],
  ]) {
    expect(await post({ ...json, origin }), origin).toBe(403);
  }
  expect(await post(json)).toBe(403);
  expect(await post({ ...json, origin: own, 'sec-fetch-site': 'same-site' })).toBe(403);
  expect(await post({ ...json, origin: own, 'sec-fetch-site': 'cross-site' })).toBe(403);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
    expect(await post({ origin: own, 'content-type': type }), type).toBe(415);
  }
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND']) {
    const refused = await ask(bases[0], '/act', { method, headers: { ...json, origin: own } });
    expect(refused, method).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST' } });
  }
});

test('one client in a hurry is told to wait', async () => {
  const { bases } = await start({ pace: { burst: 20, perSecond: 0 } });
  const all = await Promise.all(Array.from({ length: 30 }, () => ask(bases[0], '/page')));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(20);
  expect(all.filter(({ status }) => status === 429)).toHaveLength(10);
});

test('a flood of headers ends the connection', async () => {
  const { bases } = await start();
  const flood = Array.from({ length: 2_000 }, (_, index) => `x-${index}: ${'a'.repeat(50)}\r\n`);
  const heard = await tell(bases[0], 'GET /page HTTP/1.1\r\nHost: 127.0.0.1\r\n', flood.join(''));
  // It may be cut off before it can read the answer.
  expect(heard).toMatch(/^(HTTP\/1\.1 431 |$)/);
  expect((await ask(bases[0], '/page')).status).toBe(200);
});

test('a request of one byte at a time is understood; one that never ends is cut off', async () => {
  const { bases } = await start({ headersMs: 400, requestMs: 400 });
  const request = 'GET /page HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n';
  const patient = await start();
  expect(await tell(patient.bases[0], ...request)).toMatch(/^HTTP\/1\.1 200 /);
  for (const begun of [
    '',
    'GET /pa',
    request.slice(0, -2),
    'POST /act HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{',
  ]) {
    expect(await tell(bases[0], begun), begun).not.toContain('200 OK');
  }
});

test('beyond the connections it has room for, the next is closed, and the others go on', async () => {
  const { bases, made: hub } = await start({ connections: 3 });
  const open = await Promise.all(
    Array.from({ length: 3 }, () => fetch(new URL('events', bases[0]))),
  );
  expect(hub.size).toBe(3);
  const fourth = connect(Number(bases[0].port), bases[0].hostname);
  await untilClosed(fourth);
  hub.send('news', 'still here');
  for (const { body } of open) {
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!heard.includes('still here')) heard += (await reader?.read())?.value ?? '';
  }
});

test('closing ends event streams and idle connections, and frees the port', async () => {
  const { bases, port, close, made: hub } = await start();
  const idle = connect(port, bases[0].hostname);
  const events = await fetch(new URL('events', bases[0]));
  const ended = Promise.all([untilClosed(idle), events.text().catch(() => '')]);
  await close();
  await ended;
  await expect.poll(() => hub.size).toBe(0);
  const again = await start({ ports: [port] });
  expect(again.port).toBe(port);
});

test('a port that is taken is an error with one line, unless there is another', async () => {
  const { port } = await start();
  await expect(start({ ports: [port] })).rejects.toMatchObject({
    ...{ name: 'UserError', id: 'serve-listen', exitCode: 1 },
    params: { place: `127.0.0.1:${port}`, code: 'EADDRINUSE' },
  });
  expect((await start({ ports: [port, 0] })).port).not.toBe(port);
  const routes = (): never => {
    throw new Error('no routes today');
  };
  await expect(startServer({ report: () => {} }, routes)).rejects.toThrow('no routes today');
});

test('a signal ends it', async () => {
  const { until, bases } = await start();
  const stopping = new AbortController();
  const ended = until(stopping.signal);
  stopping.abort();
  await ended;
  await expect(fetch(bases[0])).rejects.toThrow();
  await until(AbortSignal.abort());
});
