import { Resolver } from 'node:dns/promises';
import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { explain, SocketError, TcpClient, TcpListener } from '#sockets';
import { freePort, listen, pair } from './loopback.ts';

const failureOf = async (promise: Promise<unknown>) =>
  explain(await promise.then(() => expect.fail('it should have failed')).catch((error) => error));

test('refused, with the endpoint; from the kit and from node:net', async () => {
  const port = await freePort();
  const endPoint = `127.0.0.1:${port}`;
  const kit = await failureOf(TcpClient.connect({ host: '127.0.0.1', port }));
  const node = await failureOf(
    new Promise((_, reject) => connect(port, '127.0.0.1').on('error', reject)),
  );
  for (const { id, params, reasons } of [kit, node]) {
    expect({ id, endPoint: params.endPoint, code: params.code, reasons }).toEqual({
      id: 'refused',
      endPoint,
      code: 'ECONNREFUSED',
      reasons: [],
    });
  }
});

test('in use, from the kit and from node:net', async () => {
  const { localEndPoint } = await listen();
  const kit = await failureOf(TcpListener.start(localEndPoint));
  const node = await failureOf(
    new Promise((_, reject) => {
      createServer().on('error', reject).listen(localEndPoint.port, localEndPoint.address);
    }),
  );
  for (const { id, params } of [kit, node]) {
    expect([id, params.endPoint]).toEqual(['in-use', `${localEndPoint}`]);
  }
});

test('not local, not found, a bad port, a bad address', async () => {
  const notLocal = await failureOf(TcpListener.start({ host: '192.0.2.1', port: 0 }));
  expect(notLocal.id).toBe('not-local');
  expect(notLocal.params.endPoint).toBe('192.0.2.1:0');
  const unknown = await failureOf(TcpClient.connect({ host: 'no-such-host.invalid', port: 80 }));
  expect(['not-found', 'no-resolver']).toContain(unknown.id);
  expect(unknown.params.endPoint).toBe('no-such-host.invalid:80');
  expect((await failureOf(TcpClient.connect({ host: '::1', port: 70_000 }))).id).toBe('bad-port');
});

test('reset, closed and the two kinds of deadline name the peer', async () => {
  const { near, far } = await pair();
  near.receiveTimeout = 20;
  const late = await failureOf(near.receive());
  near.setDeadline(1);
  const over = await failureOf(near.receive());
  far.abort();
  near.setDeadline(0);
  const reset = await failureOf(near.receive());
  near.abort();
  const closed = await failureOf(near.receive());
  expect([late, over, reset, closed].map(({ id }) => id)).toEqual([
    'deadline',
    'deadline',
    'reset',
    'closed',
  ]);
  for (const { params } of [late, over, reset, closed]) {
    expect(params.endPoint).toBe(`${far.localEndPoint}`);
  }
});

test('a signal: its timeout is a deadline, its abort is a wish', async () => {
  const { near } = await pair();
  expect((await failureOf(near.receive({ signal: AbortSignal.timeout(1) }))).id).toBe('deadline');
  expect((await failureOf(near.receive({ signal: AbortSignal.abort() }))).id).toBe('cancelled');
});

test('a name server that is not there is no peer that refused', async () => {
  const resolver = new Resolver({ timeout: 1000, tries: 1 });
  resolver.setServers([`127.0.0.1:${await freePort()}`]);
  const { id, params } = await failureOf(resolver.resolve4('name.example'));
  expect(id).toBe('no-resolver');
  expect(params.endPoint).toBe('name.example');
});

test.each([
  ['EACCES', 'listen', 'privileged'],
  ['EACCES', 'connect', 'forbidden'],
  ['EPERM', 'connect', 'forbidden'],
  ['EMFILE', 'accept', 'too-many-files'],
  ['EHOSTUNREACH', 'connect', 'unreachable'],
  ['EAFNOSUPPORT', 'connect', 'no-family'],
  ['EPIPE', 'write', 'reset'],
  ['ERR_STREAM_DESTROYED', undefined, 'closed'],
  ['ERR_SOCKET_CLOSED_BEFORE_CONNECTION', undefined, 'closed'],
  ['ENODATA', 'queryAaaa', 'not-found'],
  ['ETIMEOUT', 'queryA', 'no-resolver'],
  ['ESERVFAIL', 'queryA', 'no-resolver'],
  ['EREFUSED', 'queryA', 'no-resolver'],
  ['ENOENT', 'open', 'other'],
  ['constructor', undefined, 'other'],
  ['__proto__', undefined, 'other'],
])('%s of %s is %s; from the kit as well', (code, syscall, id) => {
  const error = Object.assign(new Error('as the system says it'), { code, syscall });
  const params = { endPoint: '', code, message: 'as the system says it' };
  expect(explain(error)).toEqual({ id, params, reasons: [] });
  expect(explain(new SocketError(code, error.message, { cause: error })).id).toBe(id);
});

const hostile = {
  get code(): string {
    throw new Error('even to read it fails');
  },
};
const cyclic = new AggregateError([]);
cyclic.errors.push(cyclic, null);

test.each([
  ['nothing', undefined, 'other', 'undefined'],
  ['null', null, 'other', 'null'],
  ['a text', 'text', 'other', 'text'],
  ['a number as its code', { code: 7 }, 'other', '{ code: 7 }'],
  ['no prototype', Object.create(null), 'other', '[Object: null prototype] {}'],
  ['a getter that throws', hostile, 'other', ''],
  ['a symbol', Symbol('s'), 'other', 'Symbol(s)'],
  ['an aggregate of itself', cyclic, 'all-failed', ''],
  ['an aggregate of nothing', new AggregateError([], 'none'), 'other', 'none'],
  [
    'an aggregate of no list',
    Object.assign(new AggregateError([], 'x'), { errors: 7 }),
    'other',
    'x',
  ],
])('whatever is thrown is explained: %s', (_, value, id, message) => {
  const failure = explain(value);
  expect([failure.id, failure.params.message]).toEqual([id, message]);
  expect(failure.reasons.map((reason) => reason.id)).toEqual(
    id === 'other' ? [] : ['other', 'other'],
  );
});
