// one state machine, a byte at a time; keys in hexadecimal; a table of commands
import { createServer } from 'node:net';

type Say = (text: string | Buffer) => void;
const kept = new Map<string, Buffer>();
const hex = (key: Buffer | undefined): string =>
  (key ?? Buffer.alloc(0)).toString('hex');
const strung = (value: Buffer | undefined): Buffer =>
  value
    ? Buffer.from(
        `$${value.length}\r\n${value.toString('latin1')}\r\n`,
        'latin1',
      )
    : Buffer.from('$-1\r\n');

const commands: Record<
  string,
  [number, number, (args: Buffer[]) => string | Buffer]
> = {
  ping: [0, 1, ([text]) => (text ? strung(text) : '+PONG\r\n')],
  echo: [1, 1, ([text]) => strung(text)],
  get: [1, 1, ([key]) => strung(kept.get(hex(key)))],
  set: [
    2,
    2,
    ([key, value]) => {
      kept.set(hex(key), Buffer.from(value ?? ''));
      return '+OK\r\n';
    },
  ],
  del: [
    1,
    1_023,
    (args) => {
      const before = kept.size;
      for (const key of args) kept.delete(hex(key));
      return `:${before - kept.size}\r\n`;
    },
  ],
  incr: [
    1,
    1,
    ([key]) => {
      const text = (kept.get(hex(key)) ?? Buffer.from('0')).toString();
      if (!/^(?:0|-?[1-9]\d*)$/.test(text))
        return '-ERR not an integer\r\n';
      const next = BigInt(text) + 1n;
      if (next > 2n ** 63n - 1n || next <= -(2n ** 63n))
        return '-ERR overflow\r\n';
      kept.set(hex(key), Buffer.from(String(next)));
      return `:${next}\r\n`;
    },
  ],
};

function run([name = Buffer.alloc(0), ...args]: Buffer[]):
  | string
  | Buffer {
  const key = name.toString().toLowerCase();
  const [least, most, act] = (Object.hasOwn(commands, key) &&
    commands[key]) || [1, 0, () => ''];
  return args.length < least || args.length > most
    ? '-WRONG command\r\n'
    : act(args);
}

class Machine {
  #line = '';
  #missing = 0;
  #args: Buffer[] = [];
  #bytes: Buffer | null = null;
  #at = 0;
  readonly #say: Say;

  constructor(say: Say) {
    this.#say = say;
  }

  /** Whether it goes on. */
  take(byte: number): boolean {
    if (this.#bytes) return this.#takeData(this.#bytes, byte);
    this.#line += String.fromCharCode(byte);
    const sign = this.#missing === 0 ? '*' : '$';
    if (!this.#line.startsWith(sign) || this.#line.length > 9)
      return false;
    if (!this.#line.endsWith('\r\n')) return true;
    const digits = this.#line.slice(1, -2);
    this.#line = '';
    const value = Number(digits);
    if (!/^\d+$/.test(digits)) return false;
    if (sign === '*') {
      if (value < 1 || value > 1_024) return false;
      this.#missing = value;
      return true;
    }
    if (value > 65_536) return false;
    this.#bytes = Buffer.alloc(value + 2);
    this.#at = 0;
    return true;
  }

  #takeData(bytes: Buffer, byte: number): boolean {
    bytes[this.#at] = byte;
    this.#at += 1;
    const tail = this.#at - bytes.length + 2;
    if (tail > 0 && byte !== '\r\n'.charCodeAt(tail - 1)) return false;
    if (this.#at < bytes.length) return true;
    this.#args.push(bytes.subarray(0, -2));
    this.#bytes = null;
    this.#missing -= 1;
    if (this.#missing > 0) return true;
    this.#say(run(this.#args));
    this.#args = [];
    return true;
  }
}

const server = createServer((socket) => {
  const machine = new Machine((text) => socket.write(text));
  let isOver = false;
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    for (const byte of chunk) {
      if (isOver) return;
      isOver = !machine.take(byte);
      if (isOver) socket.end('-ERR protocol error\r\n');
    }
  });
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
