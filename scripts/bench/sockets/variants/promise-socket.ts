import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Pinger, tally, type Work } from '../work.ts';
import { connect as connectSocket, finish, ignore, listen } from './node-net.ts';

/** As much of the library as is used here; it is no dependency, see `rivals.ts`. */
interface PromiseSocket {
  socket: Socket;
  read(): Promise<Buffer | undefined>;
  write(chunk: Buffer | string): Promise<number>;
}

const { PromiseSocket } = await loadRival();

export function serve(work: Work): Promise<number> {
  const count = tally(work);
  const handlers = {
    echo,
    tally: async (connection: PromiseSocket) => {
      for (let chunk = await connection.read(); chunk; chunk = await connection.read()) {
        const answer = count(chunk);
        if (answer !== undefined) await connection.write(answer);
      }
      finish(connection.socket);
    },
    visit: answerLine,
    stream: (connection: PromiseSocket) => stream(connection, work),
  };
  const handler = handlers[work.kind];
  return listen((socket) => void handler(new PromiseSocket(socket)).catch(ignore));
}

async function echo(connection: PromiseSocket): Promise<void> {
  for (let chunk = await connection.read(); chunk; chunk = await connection.read()) {
    await connection.write(chunk);
  }
  finish(connection.socket);
}

async function stream(connection: PromiseSocket, { bytes }: Work): Promise<void> {
  const message = Buffer.alloc(bytes, 'x');
  for (let asked = await connection.read(); asked; asked = await connection.read()) {
    for (let left = Number(asked); left > 0; left -= 1) await connection.write(message);
  }
  finish(connection.socket);
}

async function answerLine(connection: PromiseSocket): Promise<void> {
  let text = '';
  for (let chunk = await connection.read(); chunk; chunk = await connection.read()) {
    text += chunk.toString();
    const end = text.indexOf('\n');
    if (end === -1) continue;
    await connection.write(`${text.slice(0, end)}\n`);
    break;
  }
  finish(connection.socket);
  // Reads on until the peer's FIN, as all the others do.
  while (await connection.read());
}

export async function connect(port: number): Promise<Pinger> {
  const connection = new PromiseSocket(await connectSocket(port));
  return {
    async ping(message, times) {
      let bytes = 0;
      for (let expected = message.length; expected <= times * message.length; ) {
        await connection.write(message);
        while (bytes < expected) {
          const chunk = await connection.read();
          if (!chunk) throw new Error(`the connection ended after ${bytes} bytes`);
          bytes += chunk.length;
        }
        expected += message.length;
      }
      return bytes;
    },
  };
}

async function loadRival(): Promise<{ PromiseSocket: new (socket: Socket) => PromiseSocket }> {
  const folder = process.env.BENCH_RIVALS;
  if (!folder) throw new Error('promise-socket is not installed here');
  const path = createRequire(join(folder, 'package.json')).resolve('promise-socket');
  return import(pathToFileURL(path).href);
}
