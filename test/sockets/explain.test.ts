import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { explain, TcpClient, TcpListener } from '#sockets';
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

test.each([
  ['EACCES', 'privileged'],
  ['EMFILE', 'too-many-files'],
  ['EHOSTUNREACH', 'unreachable'],
  ['EPIPE', 'reset'],
  ['ENOENT', 'other'],
])('%s is %s', (code, id) => {
  expect(explain(Object.assign(new Error('as the system says it'), { code }))).toEqual({
    id,
    params: { endPoint: '', code, message: 'as the system says it' },
    reasons: [],
  });
});

test.each([undefined, null, 'text', { code: 7 }])(
  '%j is no error, and no reason to fail',
  (value) => {
    expect(explain(value).id).toBe('other');
  },
);
