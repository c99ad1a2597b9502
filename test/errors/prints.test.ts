import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { EventEmitter, once } from 'node:events';
import { get } from 'node:http';
import { connect, createServer, type LookupFunction, Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { entriesOf, loadErrorGuide } from '../../lib/course/error-guide.ts';
import { freePort, rawDial, rawListen } from '../sockets/loopback.ts';

const host = '127.0.0.1';

/** The port of a server that does one thing with each client. */
const serving = (meet: (peer: Socket) => void = () => {}): Promise<number> =>
  rawListen((peer) => meet(peer.on('error', () => {})));

const errorOf = async (emitter: EventEmitter): Promise<unknown> =>
  (await once(emitter, 'error'))[0];

const thrownBy = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  return expect.fail('it should have failed');
};

const writeTo = (socket: Socket): Promise<unknown> => {
  socket.on('error', () => {});
  return new Promise((resolve) => socket.write('late', resolve));
};

/**
 * What a lookup fails with when its DNS server answers with a code from RFC 1035, or not at all.
 */
async function resolved(code: number | null, name: string): Promise<unknown> {
  const server = createSocket('udp4');
  server.on('message', (question, { address, port }) => {
    if (code === null) return;
    const answer = Buffer.from(question);
    answer.writeUInt16BE(0x8180 | code, 2);
    server.send(answer, port, address);
  });
  server.bind(0, host);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  // Patience for a busy machine, except where nothing will come.
  const resolver = new Resolver({ timeout: code === null ? 100 : 20_000, tries: 1 });
  resolver.setServers([`${host}:${server.address().port}`]);
  return thrownBy(() => resolver.resolve4(name));
}

/** What provokes a message, by the line that the guide says Node prints. */
const provocations: Record<string, () => unknown> = {
  'Error: listen EADDRINUSE: address already in use 127.0.0.1:8080': async () =>
    errorOf(createServer().listen(await serving(), host)),
  'Error: listen EADDRNOTAVAIL: address not available 192.0.2.1': () =>
    errorOf(createServer().listen(0, '192.0.2.1')),
  'Error: bind EADDRNOTAVAIL 192.0.2.1': async () =>
    errorOf(connect({ host, port: await serving(), localAddress: '192.0.2.1' })),
  'Error [ERR_SERVER_ALREADY_LISTEN]: Listen method has been called more than once without closing.':
    async () => {
      const server = createServer().listen(0, host);
      await once(server, 'listening');
      onTestFinished(() => void server.close());
      return thrownBy(() => server.listen(0, host));
    },
  'Error [ERR_SERVER_NOT_RUNNING]: Server is not running.': () =>
    new Promise((resolve) => createServer().close(resolve)),
  'Error: queryA ENOTFOUND nobody.example': () => resolved(3, 'nobody.example'),
  'Error: queryA ENODATA empty.example': () => resolved(0, 'empty.example'),
  'Error: queryA ESERVFAIL broken.example': () => resolved(2, 'broken.example'),
  'Error: queryA EREFUSED closed.example': () => resolved(5, 'closed.example'),
  'Error: queryA ETIMEOUT silent.example': () => resolved(null, 'silent.example'),
  'Error: connect ECONNREFUSED 127.0.0.1:8080': async () =>
    errorOf(connect({ host, port: await freePort() })),
  'AggregateError [ECONNREFUSED]:': async () => {
    const port = await freePort();
    const addresses = [host, '127.0.0.2'].map((address) => ({ address, family: 4 }));
    const lookup: LookupFunction = (_host, _options, done) => done(null, addresses);
    return errorOf(connect({ host: 'two.example', port, lookup }));
  },
  'AbortError: The operation was aborted': () =>
    thrownBy(() => once(new EventEmitter(), 'x', { signal: AbortSignal.abort() })),
  'Error [ERR_SOCKET_CLOSED_BEFORE_CONNECTION]: Socket closed before the connection was established':
    async () => {
      const socket = connect({ host, port: await serving() });
      const written = writeTo(socket);
      socket.destroy();
      return written;
    },
  'Error: read ECONNRESET': async () => {
    const port = await serving((peer) => peer.once('data', () => peer.resetAndDestroy()));
    const socket = await rawDial(port);
    const error = errorOf(socket);
    socket.resume().write('x');
    return error;
  },
  'Error: This socket has been ended by the other party': async () => {
    const socket = connect({ host, port: await serving((peer) => peer.end()) });
    socket.resume();
    await once(socket, 'close');
    return writeTo(socket);
  },
  'Error: socket hang up': async () => {
    const port = await serving((peer) => peer.once('data', () => peer.end()));
    return errorOf(get({ host, port, agent: false }));
  },
  'TypeError: fetch failed': async () => {
    const port = await freePort();
    return thrownBy(() => fetch(`http://${host}:${port}`));
  },
  '[cause]: SocketError: other side closed': async () => {
    const port = await serving((peer) => peer.once('data', () => peer.end()));
    const error = await thrownBy(() => fetch(`http://${host}:${port}`));
    return error instanceof Error ? error.cause : error;
  },
  'Error: Parse Error: Expected HTTP/, RTSP/ or ICE/': async () => {
    const port = await serving((peer) => peer.end('220 ready\r\n'));
    return errorOf(get({ host, port, agent: false }));
  },
  'Error [ERR_STREAM_WRITE_AFTER_END]: write after end': async () => {
    const socket = await rawDial(await serving((peer) => peer.resume()));
    socket.end();
    return writeTo(socket);
  },
  'Error [ERR_STREAM_DESTROYED]: Cannot call write after a stream was destroyed': async () => {
    const socket = await rawDial(await serving());
    socket.destroy();
    return writeTo(socket);
  },
  'Error [ERR_STREAM_PREMATURE_CLOSE]: Premature close': async () => {
    const socket = await rawDial(await serving((peer) => peer.write('half')));
    return thrownBy(async () => {
      for await (const _ of socket) socket.destroy();
    });
  },
  'Error [ERR_SOCKET_CLOSED]: Socket is closed': () => writeTo(new Socket()),
  'RangeError [ERR_SOCKET_BAD_PORT]: Port should be >= 0 and < 65536. Received type number (70000).':
    () => thrownBy(() => connect(70_000)),
  'RangeError [ERR_SOCKET_BAD_PORT]: options.port should be >= 0 and < 65536. Received type number (70000).':
    () => thrownBy(() => createServer().listen(70_000)),
  'TypeError [ERR_MISSING_ARGS]: The "options" or "port" or "path" argument must be specified':
    () => thrownBy(() => connect({ host } as never)),
  'TypeError [ERR_INVALID_ARG_TYPE]: The "chunk" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (42)':
    () => thrownBy(() => new Socket().write(42 as never)),
  'TypeError [ERR_STREAM_NULL_VALUES]: May not write null values to stream': () =>
    thrownBy(() => new Socket().write(null as never)),
  'TypeError [ERR_INVALID_IP_ADDRESS]: Invalid IP address: here': () =>
    thrownBy(() => connect({ host, port: 1, localAddress: 'here' })),
  'Error [ERR_UNHANDLED_ERROR]: Unhandled error. ({ a: 1 })': () =>
    thrownBy(() => new Socket().emit('error', { a: 1 })),
};

/** What only some systems say, nobody can provoke on loopback, or no error prints. */
const unprovoked = [
  'Error: listen EACCES: permission denied 127.0.0.1:80',
  'Error: getaddrinfo ENOTFOUND nobody.example',
  'Error: getaddrinfo EAI_AGAIN db.example',
  'Error: connect ETIMEDOUT 192.0.2.1:8080',
  'Error: read ETIMEDOUT',
  'Error: connect ENETUNREACH 2001:db8::1:8080',
  'Error: connect EHOSTUNREACH 192.0.2.1:8080',
  'Error: listen EAFNOSUPPORT: address family not supported ::1:8080',
  'Error: write ECONNRESET',
  'Error: write EPIPE',
  'Error: read ECONNABORTED',
  'AxiosError: timeout of 5000ms exceeded',
  'Error: shutdown ENOTCONN',
  '$ node my.ts',
  'tcp TIME-WAIT 0 0 127.0.0.1:8080 127.0.0.1:51234',
  'tcp CLOSE-WAIT 1 0 127.0.0.1:8080 127.0.0.1:51234',
  'setsockopt(SOL_SOCKET, SO_REUSEADDR)',
  'Error: listen EMFILE: too many open files 127.0.0.1:8080',
  'Error: accept EMFILE',
  'Error: write ENOBUFS',
  'MaxListenersExceededWarning: Possible EventEmitter memory leak detected. 11 data listeners added to [Socket].',
  'Error: bind EINVAL ::1',
  'Error: listen EINVAL: invalid argument fe80::1',
  "throw er; // Unhandled 'error' event",
  'triggerUncaughtException(err, true /* fromPromise */);',
  'Error [ERR_UNHANDLED_REJECTION]: This error originated either by throwing inside of an async function without a catch block',
  'exit code 1',
  'Warning: Detected unsettled top-level await at',
  'exit code 130',
];

/** An example's port is replaced by the one that the system chose. */
const withoutPort = (line: string): string => line.replace(/(127\.0\.0\.1):\d+$/, '$1');

/** The first line of what Node prints about it. */
function printed(error: unknown): string {
  if (error instanceof AggregateError && 'code' in error) return `${error.name} [${error.code}]:`;
  return String(error);
}

test.each(Object.entries(provocations))('Node prints %s', async (line, provoke) => {
  expect(withoutPort(printed(await provoke()))).toBe(withoutPort(line.replace('[cause]: ', '')));
});

test('every line that the guide prints is provoked here, or said to be out of reach', () => {
  const guide = loadErrorGuide();
  const lines = guide ? entriesOf(guide).flatMap(({ prints }) => prints) : [];
  expect([...Object.keys(provocations), ...unprovoked].sort()).toEqual(lines.sort());
});
