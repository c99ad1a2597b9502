import { connect } from 'node:net';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EventHub } from '../../lib/serve/event-hub.ts';
import { Gate } from '../../lib/serve/gate.ts';
import { type Running, startServer } from '../../lib/serve/server.ts';
import { ask, untilClosed } from './asked.ts';

const reported: unknown[] = [];
const acted: unknown[] = [];
let server: Running<EventHub>;

beforeAll(async () => {
  const pace = { burst: 100_000, perSecond: 0 };
  server = await startServer({ report: (error) => reported.push(error), pace }, (app) => {
    const gate = new Gate('any');
    const hub = new EventHub();
    app.get('/page', (c) => c.text('the page'));
    app.get('/notes', async (c) => ((await gate.holder(c)) ? c.text('notes') : c.body(null, 403)));
    app.get('/events', (c) => hub.answer(c));
    app.post(
      '/act',
      gate.acts(v.object({}), (data) => acted.push(data)),
    );
    return hub;
  });
});
afterAll(() => server.close());

/** Words that mean something to a server, and now and then any others. */
const word = (...known: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 15, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );

const header = fc
  .record({
    Host: word('evil.example', '127.0.0.1:1', 'localhost'),
    Origin: word('http://127.0.0.1', 'http://evil.example', 'null'),
    Cookie: word('any=x.y', 'any=', 'any=%7B%7D.x', '=;=;'),
    'X-Page-Token': word('', 'x'),
    'Content-Type': word('application/json', 'text/plain'),
    'Last-Event-ID': word('x.1', '1'),
    Connection: word('close', 'upgrade'),
    Upgrade: word('websocket', 'h2c'),
    'Sec-Fetch-Site': word('same-origin', 'cross-site'),
    Expect: word('100-continue'),
  })
  .chain((all) => fc.subarray(Object.entries(all), { maxLength: 5 }));
const body = fc.oneof(
  fc.constant('\r\n'),
  fc.constantFrom('{}', '{"__proto__":1}', '\xff').map((text) => {
    return `Content-Length: ${text.length}\r\n\r\n${text}`;
  }),
  fc.constant('Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'),
  word('Content-Length: 9\r\n\r\n{}', 'Content-Length: -1\r\n\r\n', 'Transfer-Encoding: x\r\n\r\n'),
);
const request = fc
  .tuple(
    word('GET', 'POST', 'POST', 'HEAD', 'CONNECT', 'TRACE', 'OPTIONS'),
    word('/page', '/notes', '/notes?token=', '/events', '/act', '*', '//', '/%', '/?%zz'),
    header,
    body,
  )
  .map(([method, path, headers, body]) => {
    // Most are meant for us; a second name is one too many.
    const own = headers.some(([name]) => name === 'Host') ? [] : [['Host', '127.0.0.1']];
    const lines = [...own, ...headers].map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}${body}`, 'latin1');
  });

test('whatever is sent: nothing acts, nothing is shown, nothing fails, and the server goes on', async () => {
  const [base] = server.bases;
  const anything = fc.oneof(
    { weight: 9, arbitrary: request },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2_000 }) },
  );
  await fc.assert(
    fc.asyncProperty(anything, async (bytes) => {
      const socket = connect(Number(base.port), base.hostname);
      let heard = '';
      socket.setEncoding('latin1').on('data', (data) => {
        heard += data;
      });
      const closed = untilClosed(socket);
      socket.end(bytes);
      // Events go on until somebody leaves.
      socket.on('data', () => heard.includes('retry: ') && socket.destroy());
      await closed;
      expect(heard).toMatch(/^(HTTP\/1\.1 \d\d\d |$)/);
      expect(heard).not.toMatch(/notes|HTTP\/1\.1 500/);
    }),
    { numRuns: 500 },
  );
  expect((await ask(base, '/page')).body).toBe('the page');
  expect(reported).toEqual([]);
  expect(acted).toEqual([]);
  await expect.poll(() => server.made.size, { timeout: 60_000 }).toBe(0);
});
