import { describe, expect, test } from 'vitest';
import { entriesOf, loadErrorGuide } from '../../lib/course/error-guide.ts';
import { findError, readTrace } from '../../lib/study/explain/find-error.ts';

const guide = loadErrorGuide();
const entries = guide ? entriesOf(guide) : [];
const idOf = (given: string): string => findError(given, entries).id;

test.each([
  ['Error: read ECONNRESET', 'econnreset'],
  ['exit code 13', 'exit-13'],
  ['address already in use :::3000', 'eaddrinuse'],
  ['listen EADDRINUSE: address already in use :::3000', 'eaddrinuse'],
  ['adresse deja utilisee', 'eaddrinuse'],
  ['trop de fichiers', 'emfile'],
])('%s means %s', (given, id) => {
  expect(idOf(given)).toBe(id);
});

test('every code, exit code, alias and title in words finds the error that it belongs to', () => {
  for (const { id, codes, exits, aliases } of entries) {
    for (const name of [id, ...codes, ...exits.map(String), ...aliases.en, ...aliases.fr]) {
      expect(idOf(name), name).toBe(id);
      expect(idOf(name.toLowerCase()), name).toBe(id);
    }
  }
});

test.each([
  ['ECONREFUSED', 'explain-unknown-near', { nearest: 'ECONNREFUSED' }],
  ['unreachable', 'explain-ambiguous', { names: 'ENETUNREACH, EHOSTUNREACH' }],
  ['blorp', 'explain-unknown', {}],
])('%s: %s %j', (given, id, named) => {
  const params = expect.objectContaining(named);
  expect(() => idOf(given)).toThrow(expect.objectContaining({ id, exitCode: 2, params }));
});

const unhandled = `node:events:497
      throw er; // Unhandled 'error' event
      ^

Error: connect ECONNREFUSED 127.0.0.1:41519
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)
Emitted 'error' event on Socket instance at:
    at emitErrorNT (node:internal/streams/destroy:170:8) {
  errno: -111,
  code: 'ECONNREFUSED',
  syscall: 'connect'
}

Node.js v20.20.2
`;

const several = `node:internal/process/promises:394
      triggerUncaughtException(err, true /* fromPromise */);
      ^

AggregateError [ECONNREFUSED]:
    at internalConnectMultiple (node:net:1134:18)
    at afterConnectMultiple (node:net:1715:7) {
  code: 'ECONNREFUSED',
  [errors]: [
    Error: connect ECONNREFUSED ::1:3000
        at createConnectionError (node:net:1678:14) {
      code: 'ECONNREFUSED'
    },
    Error: connect ETIMEDOUT 127.0.0.1:3000
        at createConnectionError (node:net:1678:14) {
      code: 'ETIMEDOUT'
    }
  ]
}
`;

const nested = `file:///home/me/app/main.ts:3
  throw new Error('no answer', { cause });
        ^

Error: no answer
    at load (file:///home/me/app/node_modules/lib/index.js:8:2)
    at async main (file:///home/me/app/main.ts:3:9) {
  [cause]: TypeError: fetch failed
      at node:internal/deps/undici/undici:14976:13
      at async file:///home/me/app/load.ts:7:3 {
    [cause]: Error: getaddrinfo ENOTFOUND db.example
        at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:122:26) {
      code: 'ENOTFOUND'
    }
  }
}
`;

const windows = `Error: socket hang up
    at Socket.socketOnEnd (node:_http_client:598:25)
    at go (C:\\work\\my app\\main.js:12:7) {
  code: 'ECONNRESET'
}
`;

describe('a stack trace', () => {
  const read = (text: string) => {
    const trace = readTrace(text, entries);
    return trace && { ...trace, entry: trace.entry.id, others: trace.others.map(({ id }) => id) };
  };
  test('an event that nobody listened for: what it carried decides, and no line is theirs', () => {
    expect(read(unhandled)).toEqual({
      entry: 'econnrefused',
      others: ['unhandled-error'],
      members: [],
      place: null,
      unhandled: true,
    });
  });
  test('every address failed: each with its reason', () => {
    expect(read(several)).toMatchObject({
      entry: 'aggregate-error',
      others: ['econnrefused', 'etimedout', 'unhandled-rejection'],
      members: ['connect ECONNREFUSED ::1:3000', 'connect ETIMEDOUT 127.0.0.1:3000'],
    });
  });
  test('the innermost cause decides; the first line of the person’s own is pointed at', () => {
    expect(read(nested)).toMatchObject({
      entry: 'enotfound',
      others: ['fetch-failed'],
      place: '/home/me/app/main.ts:3',
    });
  });
  test('a message says more than its code; a path of Windows', () => {
    expect(read(windows)).toMatchObject({
      entry: 'socket-hang-up',
      others: ['econnreset'],
      place: 'C:\\work\\my app\\main.js:12',
    });
  });
  test('a file of Windows as an address, below a package', () => {
    const text = `Error: read ECONNRESET
    at x (file:///C:/work/node_modules/lib/index.js:1:2)
    at file:///C:/code/app.ts:5:1`;
    expect(read(text)?.place).toBe('C:/code/app.ts:5');
  });
  test('nothing that is known', () => {
    expect(read('a line\nanother line\n')).toBeNull();
  });
});
