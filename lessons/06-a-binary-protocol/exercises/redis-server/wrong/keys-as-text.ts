// wrong-answer
import {
  ByteReader,
  explain,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const mostParts = 1_024;
const mostBytes = 65_536;
const store = new Map<string, Buffer>();

/** What the client sent is no command: the connection cannot go on. */
class ProtocolError extends Error {}

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client: TcpClient) => {
  const reader = new ByteReader(client);
  try {
    for (;;) await client.send(answer(await readCommand(reader)));
  } catch (error) {
    if (error instanceof ProtocolError) {
      // The last word; serve then closes, and reads on for a second.
      await client.send(`-ERR Protocol error: ${error.message}\r\n`);
    } else if (explain(error).id !== 'ended-early') throw error;
  }
});

async function readCommand(reader: ByteReader): Promise<Buffer[]> {
  const count = await readNumber(reader, '*', 1, mostParts);
  const parts: Buffer[] = [];
  while (parts.length < count) {
    const size = await readNumber(reader, '$', 0, mostBytes);
    const bytes = await take(reader, size + 2);
    if (bytes.toString('latin1', size) !== '\r\n') {
      throw new ProtocolError('a string is longer than it says');
    }
    // A copy: the bytes that came with it need not stay in memory.
    parts.push(Buffer.from(bytes.subarray(0, size)));
  }
  return parts;
}

async function readNumber(
  reader: ByteReader,
  sign: string,
  least: number,
  most: number,
): Promise<number> {
  // Byte by byte, since a line that is too long has to end, too.
  let line = '';
  while (!line.endsWith('\r\n')) {
    if (line.length > 16)
      throw new ProtocolError('a number is too long');
    line += (await take(reader, 1)).toString('latin1');
  }
  const value = /^.\d+\r\n$/.test(line) ? Number(line.slice(1)) : -1;
  if (line[0] === sign && value >= least && value <= most) return value;
  throw new ProtocolError(`expected '${sign}' and ${least} to ${most}`);
}

async function take(reader: ByteReader, size: number): Promise<Buffer> {
  const bytes = await reader.readExactly(size);
  if (bytes) return bytes;
  // The end, at a place where a client may end.
  throw Object.assign(new Error(), {
    code: 'ERR_STREAM_PREMATURE_CLOSE',
  });
}

function answer([name, ...args]: Buffer[]): Buffer {
  const [key = '', value = Buffer.alloc(0)] = args;
  // As UTF-8, all that is no character becomes one and the same.
  const id = key.toString();
  switch (`${`${name}`.toUpperCase()} ${args.length}`) {
    case 'PING 0':
      return line('+PONG');
    case 'PING 1':
    case 'ECHO 1':
      return bulk(args[0]);
    case 'GET 1':
      return bulk(store.get(id));
    case 'SET 2':
      store.set(id, value);
      return line('+OK');
    case 'INCR 1':
      return increment(id);
  }
  if (/^del$/i.test(`${name}`) && args.length > 0) {
    const names = args.map((arg) => arg.toString());
    return line(`:${names.filter((one) => store.delete(one)).length}`);
  }
  return line('-ERR unknown command, or a wrong number of arguments');
}

function increment(id: string): Buffer {
  const old = `${store.get(id) ?? 0}`;
  // Beyond 53 bits, a number of JavaScript would be rounded.
  const next = /^-?\d+$/.test(old) ? BigInt(old) + 1n : null;
  const limit = 2n ** 63n;
  if (next === null || next <= -limit || next >= limit) {
    return line('-ERR value is not an integer or out of range');
  }
  store.set(id, Buffer.from(`${next}`));
  return line(`:${next}`);
}

function line(text: string): Buffer {
  return Buffer.from(`${text}\r\n`);
}

function bulk(value: Buffer | undefined): Buffer {
  if (!value) return line('$-1');
  return Buffer.concat([line(`$${value.length}`), value, line('')]);
}
