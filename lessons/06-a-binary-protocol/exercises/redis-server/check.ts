import {
  anError,
  check,
  explore,
  type Model,
  type Piece,
  RedisPeer,
  readsAfterwards,
  type Trial,
} from '#lab';

const mostParts = 1_024;
const mostBytes = 65_536;
/** Bytes after which a line is no number, whether it ends or not: nobody may wait for more. */
const endless = 65_536;

/** A command as a client sends it: an array of strings, each with its length. */
function command(...parts: (string | Buffer)[]): Buffer {
  const strings = parts.map((part) => {
    const bytes = Buffer.from(part as string);
    return [Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from('\r\n')];
  });
  return Buffer.concat([Buffer.from(`*${parts.length}\r\n`), ...strings.flat()]);
}

/** The same key always gets the same value: clients that come at once do not disturb each other. */
const stored = (key: string, value: string | Buffer) =>
  Buffer.concat([command('SET', key, value), command('GET', key)]);

const all256 = Buffer.from([...Array(256).keys()]);
/** Two keys, and one text if they are read as UTF-8, where neither is a character. */
const [key1, key2] = [Buffer.of(0xc3), Buffer.of(0xe9)];
const keys = (count: number) => Array.from({ length: count }, (_, n) => `none-${n}`);
const bytes = (text: string) => Buffer.from(text);

/** Each command, with as many arguments as it takes. */
const right = [
  ['PING'],
  ['ECHO', 'a'],
  ['GET', 'a'],
  ['SET', 'a', 'b'],
  ['DEL', 'a'],
  ['INCR', 'a'],
];

/** No such command, or too few arguments for it, or too many. */
const mistaken = [
  ...[['NOPE'], ['ECHO'], ['GET'], ['SET', 'only-a-key'], ['DEL'], ['INCR']],
  ...['PING', 'ECHO', 'GET', 'INCR'].map((name) => [name, 'a', 'b']),
  ['SET', 'a', 'b', 'c'],
  ...right.flatMap(([name, ...args]) => [
    [`X${name}`, ...args],
    [`${name}X`, ...args],
  ]),
  // An error that quotes it would have several lines.
  ['NO\r\nPE', 'a\r\nb'],
];

const model: Model = {
  says: {
    of: 'messages',
    messages: [
      command('PING'),
      command('PING', 'hello'),
      command('ECHO', 'hello'),
      command('ECHO', ''),
      command('ECHO', 'é€😀'),
      command('ECHO', 'a\r\nb'),
      command('ECHO', '*1\r\n$4\r\nPING\r\n'),
      command('ECHO', ' a  b '),
      command('ECHO', all256),
      command('ECHO', 'PING'),
      ...['ping', 'Echo', 'eCHO'].map((name) => command(name, 'x')),
      stored('greeting', 'hello'),
      stored('nothing', ''),
      stored('', 'the empty key'),
      stored('lines', 'one\r\ntwo\n'),
      stored('all', all256),
      stored('Greeting', 'another key'),
      Buffer.concat([
        command('SET', key1, 'one'),
        command('SET', key2, 'two'),
        command('GET', key1),
      ]),
      stored('__proto__', 'a key like any other'),
      command('GET', 'constructor'),
      command('GET', 'missing'),
      command('DEL', 'missing'),
      command('DEL', ...keys(40)),
      Buffer.concat([command('SET', 'word', 'abc'), command('INCR', 'word')]),
      Buffer.concat([command('SET', 'half', '1.5'), command('INCR', 'half')]),
      Buffer.concat([command('SET', 'blank', ''), command('INCR', 'blank')]),
      // Wrong, but only as a command: the connection goes on.
      ...mistaken.map((parts) => Buffer.concat([command(...parts), command('ECHO', 'on')])),
      // As long as may be, and longer.
      command('ECHO', 'y'.repeat(32_000)),
      command('ECHO', 'x'.repeat(mostBytes)),
      command('DEL', ...keys(mostParts - 1)),
      // There is no limit on all of it together.
      command('DEL', ...Array<string>(mostParts - 1).fill('k'.repeat(2_000))),
      Buffer.concat([bytes(`*2\r\n$4\r\nECHO\r\n$${mostBytes + 1}\r\n`), Buffer.alloc(2_000_000)]),
      bytes(`*${mostParts + 1}\r\n$3\r\nDEL\r\n`),
      bytes('*2\r\n$4\r\nECHO\r\n$99999999\r\n'),
      bytes('*2\r\n$4\r\nECHO\r\n$-5\r\n'),
      // No command at all.
      bytes('GET / HTTP/1.1\r\nHost: a.example\r\n\r\n'),
      bytes('*x\r\n'),
      bytes('*0\r\n'),
      // For JavaScript, these are numbers as well.
      bytes('*0x1\r\n$4\r\nPING\r\n'),
      bytes('*1\r\n$4.\r\nPING\r\n'),
      // A line that may never end.
      bytes(`*${'1'.repeat(100_000)}`),
      bytes('*1\r\n:4\r\nPING\r\n'),
      bytes('*2\r\n$4\r\nECHO\r\n$1\r\nab\r\n'),
      Buffer.concat([command('PING'), bytes('PING\r\n'), command('PING')]),
    ],
  },
  owes(sent, fin) {
    const hear: Piece[] = [];
    const kept = new Map<string, Buffer>();
    for (let at = 0; at < sent.length; ) {
      const next = parse(sent, at);
      // One error, at once; then the end, and what the client still says does not matter.
      if (next === 'wrong') return { hear: [...hear, error], ends: 'fin', mayTalk: 1_000 };
      if (next === 'hopeless') return { hear, early: [error], ends: fin ? 'fin' : 'may' };
      if (next === 'more') break;
      hear.push(answer(next.parts, kept));
      at = next.end;
    }
    return { hear, ...(fin && { ends: 'fin' }) };
  },
};

/** In words of the program's own. */
const error: Piece = { fits: (line) => /^-./.test(line), example: '-ERR …\r' };

function answer(parts: Buffer[], kept: Map<string, Buffer>): Piece {
  const [name = '', key = ''] = parts.map((part) => part.toString('latin1'));
  switch (`${name.toUpperCase()} ${parts.length - 1}`) {
    case 'PING 0':
      return '+PONG\r\n';
    case 'PING 1':
    case 'ECHO 1':
      return bulk(parts[1]);
    case 'SET 2':
      if (parts[2]) kept.set(key, parts[2]);
      return '+OK\r\n';
    case 'GET 1':
      return bulk(kept.get(key));
    default:
      // Those who delete something, or count, are clients of the package.
      return name.toUpperCase() === 'DEL' && parts.length > 1 ? ':0\r\n' : error;
  }
}

function bulk(value?: Buffer): Buffer {
  if (!value) return bytes('$-1\r\n');
  return Buffer.concat([bytes(`$${value.length}\r\n`), value, bytes('\r\n')]);
}

/**
 * What begins at a place: a command; what may become one with `more`; what is `wrong`; or what is
 * `hopeless`, although a program that reads line by line need not know that yet.
 */
function parse(sent: Buffer, from: number): Parsed {
  const head = lengthAt(sent, from, '*', 1, mostParts);
  if (typeof head === 'string') return head;
  const parts: Buffer[] = [];
  let at = head.end;
  while (parts.length < head.length) {
    const size = lengthAt(sent, at, '$', 0, mostBytes);
    if (typeof size === 'string') return size;
    const end = size.end + size.length;
    const tail = sent.toString('latin1', end, end + 2);
    if (!'\r\n'.startsWith(tail)) return tail.length < 2 ? 'hopeless' : 'wrong';
    if (tail.length < 2) return 'more';
    parts.push(sent.subarray(size.end, end));
    at = end + 2;
  }
  return { parts, end: at };
}

type Unfinished = 'more' | 'hopeless' | 'wrong';
type Parsed = { parts: Buffer[]; end: number } | Unfinished;

function lengthAt(sent: Buffer, at: number, sign: '*' | '$', least: number, most: number) {
  const end = sent.indexOf('\r\n', at);
  const line = sent.toString('latin1', at, end === -1 ? undefined : end);
  const length = Number(line.slice(1));
  const isRight = line.startsWith(sign) && /^.\d+$/.test(line) && length <= most;
  if (end === -1)
    return isRight || /^[*$]?\r?$/.test(line) ? 'more' : maybe(line, sign, least, most);
  return isRight && length >= least ? { length, end: end + 2 } : 'wrong';
}

/** A line that has not ended. */
function maybe(line: string, sign: string, least: number, most: number): Unfinished {
  if (line.length > endless) return 'wrong';
  const length = Number(/^.(\d+)\r$/.exec(line)?.[1] ?? Infinity);
  return line.startsWith(sign) && length >= least && length <= most ? 'more' : 'hopeless';
}

/** Sixteen mebibytes of them, each of another length: more than the buffers of two systems hold. */
const large = Array.from({ length: 256 }, (_, n) => 'z'.repeat(mostBytes - n));

export default check(async (trial) => {
  const program = await explore(trial, model);
  await trial.step('reads-afterwards', () =>
    readsAfterwards(trial, program, {
      says: Buffer.concat(large.map((text) => command('ECHO', text))),
      hears: async (peer) => {
        for (const text of large) {
          await peer.expect(bulk(bytes(text)));
          trial.goesOn();
        }
      },
    }),
  );
  await trial.step('redis-package', () => one(trial));
  await trial.step('redis-several', () => several(trial));
});

/** One client of the package, and what only one can say of a store that all share. */
async function one(trial: Trial): Promise<void> {
  const redis = await RedisPeer.connect(trial);
  await redis.asks('ping()', (client) => client.ping(), 'PONG');
  await redis.asks("echo('é€😀')", (client) => client.echo('é€😀'), 'é€😀');
  await redis.asks("set('name', 'Ada')", (client) => client.set('name', 'Ada'), 'OK');
  await redis.asks("get('name')", (client) => client.get('name'), 'Ada');
  await redis.asks("set('name', 'Grace')", (client) => client.set('name', 'Grace'), 'OK');
  await redis.asks("get('name')", (client) => client.get('name'), 'Grace');
  await redis.asks("get('nobody')", (client) => client.get('nobody'), null);
  await redis.asks("set('other', 'x')", (client) => client.set('other', 'x'), 'OK');
  const names = ['name', 'nobody', 'other', 'name'];
  await redis.asks("del(['name', 'nobody', 'other', 'name'])", (client) => client.del(names), '2');
  await redis.asks("get('name')", (client) => client.get('name'), null);
  for (const count of ['1', '2', '3'])
    await redis.asks("incr('visits')", (client) => client.incr('visits'), count);
  await redis.asks("get('visits')", (client) => client.get('visits'), '3');
  for (const [value, next] of sums) {
    await redis.asks(`set('sum', '${value}')`, (client) => client.set('sum', value), 'OK');
    const kept = next === anError ? value : next;
    // In one write: what comes next must not change what has been answered.
    await Promise.all([
      redis.asks("get('sum')", (client) => client.get('sum'), value),
      redis.asks("incr('sum')", (client) => client.incr('sum'), next),
      redis.asks("get('sum')", (client) => client.get('sum'), kept),
    ]);
  }
  const unknown = (client: Client) => client.sendCommand(['FLY', 'me']);
  await redis.asks("sendCommand(['FLY', 'me'])", unknown, anError);
  // It sends all of them at once, without waiting for an answer.
  const numbers = Array.from({ length: 2_000 }, (_, n) => `${n}`);
  const pipelined = (client: Client) => Promise.all(numbers.map((text) => client.echo(text)));
  await redis.asks('echo(…) 2,000 times at once', pipelined, numbers);
  await redis.close();
}

type Client = Parameters<Parameters<RedisPeer['asks']>[1]>[0];

/** Around zero; beyond the 53 bits of a number of JavaScript; the most that 64 bits can hold. */
const sums: [string, string | typeof anError][] = [
  ['-1', '0'],
  ['9007199254740992', '9007199254740993'],
  ['-9007199254740994', '-9007199254740993'],
  ['9223372036854775806', '9223372036854775807'],
  ['9223372036854775807', anError],
  ['-9223372036854775809', anError],
  ['ten', anError],
  // BigInt makes numbers of these as well.
  ['0x10', anError],
  ['1 ', anError],
];

/** What one has set, another one gets; and what several count at the same time is all counted. */
async function several(trial: Trial): Promise<void> {
  const all = await Promise.all(Array.from({ length: 5 }, () => RedisPeer.connect(trial)));
  const [first, second] = all;
  const set = (client: Client) => client.set('shared', 'by the first client');
  await first?.asks("set('shared', 'by the first client')", set, 'OK');
  await second?.asks("get('shared')", (client) => client.get('shared'), 'by the first client');
  const add = (client: Client) =>
    Promise.all(Array.from({ length: 100 }, () => client.incr('together'))).then(() => 'counted');
  await Promise.all(all.map((redis) => redis.asks("incr('together') 100 times", add, 'counted')));
  await second?.asks("get('together')", (client) => client.get('together'), '500');
  await Promise.all(all.map((redis) => redis.close()));
}
