// reset-by-program
// It reads on for no more than a mebibyte after it has refused a command.
import { createServer } from 'node:net';

const store = new Map<string, Buffer>();
class NotACommand extends Error {}

const LIMIT = 2n ** 63n;
const bulk = (bytes: Buffer) =>
  Buffer.concat([
    Buffer.from(`$${bytes.length}\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);

function answer([name = Buffer.alloc(0), ...args]: Buffer[]):
  | Buffer
  | string {
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = args;
  const key = first.toString('latin1');
  const verb = name.toString('latin1').toUpperCase();
  if (verb === 'DEL' && args.length > 0) {
    return `:${args.filter((one) => store.delete(one.toString('latin1'))).length}\r\n`;
  }
  switch (`${verb} ${args.length}`) {
    case 'PING 0':
      return '+PONG\r\n';
    case 'PING 1':
    case 'ECHO 1':
      return bulk(first);
    case 'SET 2':
      store.set(key, second);
      return '+OK\r\n';
    case 'GET 1': {
      const value = store.get(key);
      return value ? bulk(value) : '$-1\r\n';
    }
    case 'INCR 1': {
      const text = store.get(key)?.toString('latin1') ?? '0';
      const next = /^-?\d+$/.test(text) ? BigInt(text) + 1n : LIMIT;
      if (next <= -LIMIT || next >= LIMIT)
        return '-ERR not a number of 64 bits\r\n';
      store.set(key, Buffer.from(`${next}`));
      return `:${next}\r\n`;
    }
    default:
      return '-ERR no such command, or a wrong number of arguments\r\n';
  }
}

class Parser {
  rest: Buffer = Buffer.alloc(0);
  strings: Buffer[] = [];
  left = 0;
  *feed(chunk: Buffer): Generator<Buffer[]> {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (;;) {
      const head = this.head(this.left ? '$' : '*');
      if (!head) return;
      const [value, from] = head;
      if (this.left === 0) {
        if (value < 1 || value > 1024) throw new NotACommand();
        this.left = value;
        this.rest = this.rest.subarray(from);
        continue;
      }
      const end = from + value;
      const bad =
        (this.rest[end] ?? 13) !== 13 ||
        (this.rest[end + 1] ?? 10) !== 10;
      if (value > 65_536 || bad) throw new NotACommand();
      if (this.rest.length < end + 2) return;
      this.strings.push(Buffer.from(this.rest.subarray(from, end)));
      this.rest = this.rest.subarray(end + 2);
      if (--this.left === 0) yield this.strings.splice(0);
    }
  }
  head(mark: string): [number, number] | undefined {
    const text = this.rest.toString('latin1', 0, 8);
    if (text === '') return undefined;
    const whole = /^.(\d{1,5})\r\n/.exec(text);
    if (text[0] !== mark || !(whole || /^.(\d{1,5}\r?)?$/.test(text)))
      throw new NotACommand();
    return whole ? [Number(whole[1]), whole[0].length] : undefined;
  }
}

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (socket) => {
    const parser = new Parser();
    let dropped = 0;
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('data', (chunk) => {
      if (socket.writableEnded) {
        dropped += chunk.length;
        if (dropped > 1024 * 1024) socket.destroy();
        return;
      }
      try {
        for (const strings of parser.feed(chunk))
          socket.write(answer(strings));
      } catch (error) {
        if (!(error instanceof NotACommand)) throw error;
        socket.end('-ERR not a command\r\n');
        setTimeout(() => socket.destroy(), 3000).unref();
        return;
      }
      if (!socket.writableNeedDrain) return;
      socket.pause();
      socket.once('drain', () => socket.resume());
    });
  },
);
server.listen(
  Number(process.env.PORT || 0),
  process.env.HOST || '127.0.0.1',
);
