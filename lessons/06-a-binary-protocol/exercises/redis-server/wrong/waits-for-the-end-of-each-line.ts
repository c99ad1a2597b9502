// no-answer
// A line without an end is kept, whatever its length.
import { createServer } from 'node:net';

const mostParts = 1_024;
const mostBytes = 65_536;
const store = new Map<string, Buffer>();

class ProtocolError extends Error {}

const server = createServer((socket) => {
  let rest = Buffer.alloc(0);
  // Without this, the first client that resets ends the program.
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    // After an error we only keep reading, or the client would be reset.
    if (socket.writableEnded) return;
    rest = Buffer.concat([rest, chunk]);
    try {
      let more = true;
      for (let next = parse(rest); next; next = parse(rest)) {
        more = socket.write(answer(next.parts)) && more;
        rest = rest.subarray(next.end);
      }
      // A client that does not read its answers gets no more of them.
      if (!more) socket.pause().once('drain', () => socket.resume());
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      socket.end(`-ERR Protocol error: ${error.message}\r\n`);
    }
  });
});

/** The command that the bytes begin with; null while it is not all here. */
function parse(bytes: Buffer): { parts: Buffer[]; end: number } | null {
  const head = number(bytes, 0, '*', 1, mostParts);
  if (!head) return null;
  const parts: Buffer[] = [];
  let at = head.end;
  while (parts.length < head.value) {
    const size = number(bytes, at, '$', 0, mostBytes);
    if (!size) return null;
    const end = size.end + size.value;
    if (bytes.length < end + 2) return null;
    if (bytes.toString('latin1', end, end + 2) !== '\r\n') {
      throw new ProtocolError('a string is longer than it says');
    }
    // A copy: the chunk that it came in need not stay in memory.
    parts.push(Buffer.from(bytes.subarray(size.end, end)));
    at = end + 2;
  }
  return { parts, end: at };
}

/** A line like `$5\r\n`: its number, and where it ends. */
function number(
  bytes: Buffer,
  at: number,
  sign: string,
  least: number,
  most: number,
): { value: number; end: number } | null {
  if (at >= bytes.length) return null;
  const end = bytes.indexOf('\r\n', at);
  if (end === -1) return null;
  const line = bytes.toString('latin1', at, end);
  const value = Number(/^.(\d{1,8})$/.exec(line)?.[1] ?? -1);
  if (line[0] !== sign || value < least || value > most) {
    throw new ProtocolError(
      `expected '${sign}' and ${least} to ${most}`,
    );
  }
  return { value, end: end + 2 };
}

function answer([name = '', ...args]: (Buffer | string)[]): Buffer {
  const [key = '', value = ''] = args;
  const count = args.length;
  const command = `${name}`.toUpperCase();
  if (command === 'PING' && count === 0) return line('+PONG');
  if (command === 'PING' && count === 1) return bulk(key);
  if (command === 'ECHO' && count === 1) return bulk(key);
  if (command === 'GET' && count === 1)
    return bulk(store.get(keyOf(key)));
  if (command === 'DEL' && count > 0) {
    const gone = args.filter((one) => store.delete(keyOf(one)));
    return line(`:${gone.length}`);
  }
  if (command === 'SET' && count === 2) {
    store.set(keyOf(key), Buffer.from(value));
    return line('+OK');
  }
  if (command === 'INCR' && count === 1) return increment(keyOf(key));
  return line('-ERR unknown command, or a wrong number of arguments');
}

function increment(key: string): Buffer {
  const old = `${store.get(key) ?? '0'}`;
  const value = /^-?\d{1,19}$/.test(old) ? BigInt(old) + 1n : null;
  // Beyond 53 bits, a number of JavaScript would be rounded.
  const limit = 2n ** 63n;
  if (value === null || value <= -limit || value >= limit) {
    return line('-ERR value is not an integer or out of range');
  }
  store.set(key, Buffer.from(`${value}`));
  return line(`:${value}`);
}

/** Keys are bytes; in latin1, each of them is one character. */
const keyOf = (key: Buffer | string): string =>
  Buffer.from(key as Buffer).toString('latin1');

const line = (text: string): Buffer => Buffer.from(`${text}\r\n`);

function bulk(value: Buffer | string | undefined): Buffer {
  if (value === undefined) return line('$-1');
  const bytes = Buffer.from(value as Buffer);
  return Buffer.concat([line(`$${bytes.length}`), bytes, line('')]);
}

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) }, () => {
  console.log('Listening on', server.address());
});
