import type { Socket } from 'node:net';
import type { Pinger } from '../work.ts';
import { connect as connectSocket, ignore, listen } from './node-net.ts';

/**
 * A promise for each read and each write, and nothing else: no limits, no errors, no closing. What
 * the style itself costs, and nobody who has it can save.
 */
export function serve(): Promise<number> {
  return listen((socket) => {
    socket.on('error', ignore);
    void echo(socket);
  });
}

const sent = Promise.resolve();

async function echo(socket: Socket): Promise<void> {
  const receive = receiver(socket);
  for (let chunk = await receive(); chunk !== null; chunk = await receive()) {
    socket.write(chunk);
    await sent;
  }
  socket.end();
}

/** One reader, who waits before each chunk comes: so it is with pings. */
function receiver(socket: Socket): () => Promise<Buffer | null> {
  let give: (chunk: Buffer | null) => void = ignore;
  socket.on('data', (chunk) => give(chunk));
  socket.on('end', () => give(null));
  return () =>
    new Promise((resolve) => {
      give = resolve;
    });
}

export async function connect(port: number): Promise<Pinger> {
  const socket = await connectSocket(port);
  socket.on('error', ignore);
  const receive = receiver(socket);
  return {
    async ping(message, times) {
      let bytes = 0;
      for (let turn = 1; turn <= times; turn += 1) {
        socket.write(message);
        await sent;
        while (bytes < turn * message.length) {
          const chunk = await receive();
          if (chunk === null) throw new Error(`the connection ended after ${bytes} bytes`);
          bytes += chunk.length;
        }
      }
      return bytes;
    },
  };
}
