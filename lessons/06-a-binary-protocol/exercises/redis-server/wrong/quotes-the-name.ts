// wrong-answer
import {
  ByteReader,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

class BadBytes extends Error {}

const store = new Map<string, Buffer>();
const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(
  listener,
  async (client) => {
    const reader = new ByteReader(client);
    try {
      for (;;) {
        const command = await readCommand(reader);
        if (command === null) return;
        await client.send(answer(command));
      }
    } catch (error) {
      if (!(error instanceof BadBytes)) throw error;
      await client.send(`-ERR Protocol error: ${error.message}\r\n`);
    }
  },
  { onError: () => {} },
);

async function readCommand(
  reader: ByteReader,
): Promise<Buffer[] | null> {
  const count = await readNumber(reader, '*');
  if (count === null) return null;
  if (count < 1 || count > 1_024)
    throw new BadBytes('number of strings');
  const strings: Buffer[] = [];
  while (strings.length < count) {
    const size = await readNumber(reader, '$');
    if (size === null) return null;
    if (size > 65_536) throw new BadBytes('length of a string');
    const bytes = await reader.readExactly(size + 2);
    if (bytes === null) return null;
    if (bytes.toString('latin1', size) !== '\r\n')
      throw new BadBytes('end of a string');
    strings.push(Buffer.from(bytes.subarray(0, size)));
  }
  return strings;
}

/** Reads byte by byte, so that it notices at once what can be no number. */
async function readNumber(
  reader: ByteReader,
  type: string,
): Promise<number | null> {
  let line = '';
  while (!line.endsWith('\r\n')) {
    const byte = await reader.readExactly(1);
    if (byte === null) return null;
    line += byte.toString('latin1');
    if (line[0] !== type || !/^.(\d{0,9}|\d{1,9}\r\n?)$/.test(line))
      throw new BadBytes('a number');
  }
  return Number(line.slice(1, -2));
}

function text(bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`$${bytes.length}\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
}

function answer([name, ...args]: Buffer[]): Buffer | string {
  const command = `${name}`.toUpperCase();
  const [first, second] = args;
  if (command === 'PING' && args.length === 0) return '+PONG\r\n';
  if (command === 'PING' && args.length === 1 && first)
    return text(first);
  if (command === 'ECHO' && args.length === 1 && first)
    return text(first);
  if (command === 'SET' && args.length === 2 && first && second) {
    store.set(keyOf(first), second);
    return '+OK\r\n';
  }
  if (command === 'GET' && args.length === 1 && first) {
    const value = store.get(keyOf(first));
    return value ? text(value) : '$-1\r\n';
  }
  if (command === 'DEL' && args.length > 0) {
    return `:${args.filter((key) => store.delete(keyOf(key))).length}\r\n`;
  }
  if (command === 'INCR' && args.length === 1 && first)
    return increment(keyOf(first));
  return `-ERR unknown command '${name}', or wrong number of arguments\r\n`;
}

function increment(key: string): string {
  const value = store.get(key)?.toString('latin1') ?? '0';
  if (!/^(0|-?[1-9]\d{0,18})$/.test(value))
    return '-ERR value is not an integer\r\n';
  const next = BigInt(value) + 1n;
  if (next !== BigInt.asIntN(64, next))
    return '-ERR increment would overflow\r\n';
  if (next - 1n !== BigInt.asIntN(64, next - 1n))
    return '-ERR value is out of range\r\n';
  store.set(key, Buffer.from(`${next}`));
  return `:${next}\r\n`;
}

function keyOf(bytes: Buffer): string {
  return bytes.toString('latin1');
}
