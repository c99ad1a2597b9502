import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type Pinger, tally, type Work } from '../work.ts';
import { connect as connectSocket, finish, ignore, listen } from './node-net.ts';

/** Events alone: what the kit is measured against. */
export function serve(work: Work): Promise<number> {
  const count = tally(work);
  const handlers = {
    echo,
    tally: (socket: Socket) => answerWaves(socket, count),
    visit: answerLine,
    stream: (socket: Socket) => socket.on('data', (chunk) => void stream(socket, chunk, work)),
  };
  return listen(handlers[work.kind]);
}

function echo(socket: Socket): void {
  socket.on('error', ignore);
  socket.on('data', (chunk) => {
    if (!socket.write(chunk)) socket.pause();
  });
  socket.on('drain', () => socket.resume());
  socket.on('end', () => finish(socket));
}

async function stream(socket: Socket, asked: Buffer, { bytes }: Work): Promise<void> {
  const message = Buffer.alloc(bytes, 'x');
  for (let left = Number(asked); left > 0; left -= 1) {
    if (!socket.write(message)) await once(socket, 'drain');
  }
}

function answerWaves(socket: Socket, count: ReturnType<typeof tally>): void {
  socket.on('error', ignore);
  socket.on('data', (chunk) => {
    const answer = count(chunk);
    if (answer !== undefined && !socket.write(answer)) socket.pause();
  });
  socket.on('drain', () => socket.resume());
  socket.on('end', () => finish(socket));
}

function answerLine(socket: Socket): void {
  let text = '';
  let answered = false;
  socket.setEncoding('utf8');
  socket.on('error', ignore);
  socket.on('data', (chunk) => {
    if (answered) return;
    text += chunk;
    const end = text.indexOf('\n');
    if (end === -1) return;
    answered = true;
    socket.write(`${text.slice(0, end)}\n`);
    finish(socket);
  });
  socket.on('end', () => {
    if (!answered) finish(socket);
  });
}

export async function connect(port: number): Promise<Pinger> {
  const socket = await connectSocket(port);
  socket.on('error', ignore);
  return { ping: (message, times) => ping(socket, message, times) };
}

function ping(socket: Socket, message: Buffer, times: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let left = times;
    let missing = message.length;
    let bytes = 0;
    const settle = () => {
      socket.off('data', take).off('end', fail).off('close', fail);
    };
    const fail = () => {
      settle();
      socket.destroy();
      reject(new Error(`the connection ended after ${bytes} bytes`));
    };
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      missing -= chunk.length;
      if (missing > 0) return;
      left -= 1;
      if (left === 0) {
        settle();
        resolve(bytes);
      } else {
        missing += message.length;
        socket.write(message);
      }
    };
    socket.on('data', take).on('end', fail).on('close', fail);
    socket.write(message);
  });
}
