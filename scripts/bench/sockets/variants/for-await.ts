import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type Pinger, tally, type Work } from '../work.ts';
import { connect as connectSocket, finish, ignore, listen } from './node-net.ts';

/** `for await` over `net.Socket`, waiting for 'drain': what Node offers without a library. */
export function serve(work: Work): Promise<number> {
  const count = tally(work);
  const handlers = {
    echo,
    tally: (socket: Socket) => answerWaves(socket, count),
    visit: answerLine,
    stream: (socket: Socket) => stream(socket, work),
  };
  const handler = handlers[work.kind];
  return listen((socket) => {
    socket.on('error', ignore);
    handler(socket).catch(ignore);
  });
}

async function echo(socket: Socket): Promise<void> {
  for await (const chunk of socket) {
    if (!socket.write(chunk)) await once(socket, 'drain');
  }
  finish(socket);
}

async function stream(socket: Socket, { bytes }: Work): Promise<void> {
  const message = Buffer.alloc(bytes, 'x');
  for await (const asked of socket) {
    for (let left = Number(asked); left > 0; left -= 1) {
      if (!socket.write(message)) await once(socket, 'drain');
    }
  }
  finish(socket);
}

async function answerWaves(socket: Socket, count: ReturnType<typeof tally>): Promise<void> {
  for await (const chunk of socket) {
    const answer = count(chunk);
    if (answer !== undefined && !socket.write(answer)) await once(socket, 'drain');
  }
  finish(socket);
}

async function answerLine(socket: Socket): Promise<void> {
  let text = '';
  let answered = false;
  socket.setEncoding('utf8');
  // Leaving the loop would destroy the socket: it goes on until the peer's FIN.
  for await (const chunk of socket) {
    if (answered) continue;
    text += chunk;
    const end = text.indexOf('\n');
    if (end === -1) continue;
    answered = true;
    socket.write(`${text.slice(0, end)}\n`);
    finish(socket);
  }
  if (!answered) finish(socket);
}

export async function connect(port: number): Promise<Pinger> {
  const socket = await connectSocket(port);
  socket.on('error', ignore);
  const chunks = socket[Symbol.asyncIterator]();
  return {
    async ping(message, times) {
      let bytes = 0;
      for (let expected = message.length; expected <= times * message.length; ) {
        if (!socket.write(message)) await once(socket, 'drain');
        while (bytes < expected) {
          const { done, value } = await chunks.next();
          if (done) throw new Error(`the connection ended after ${bytes} bytes`);
          bytes += value.length;
        }
        expected += message.length;
      }
      return bytes;
    },
  };
}
