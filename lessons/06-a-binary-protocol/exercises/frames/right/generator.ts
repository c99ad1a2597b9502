// an async generator of frames over the stream, answers in small writes
import { createServer, type Socket } from 'node:net';

const most = 65_536;

async function* frames(socket: Socket): AsyncGenerator<Buffer | null> {
  let buffered = Buffer.alloc(0);
  for await (const chunk of socket.iterator({
    destroyOnReturn: false,
  })) {
    buffered = Buffer.concat([buffered, chunk]);
    while (buffered.length >= 4) {
      const size = new DataView(
        buffered.buffer,
        buffered.byteOffset,
      ).getUint32(0);
      if (size > most) return yield null;
      if (buffered.length < 4 + size) break;
      yield buffered.subarray(4, 4 + size);
      buffered = buffered.subarray(4 + size);
    }
  }
}

async function answer(socket: Socket): Promise<void> {
  for await (const message of frames(socket)) {
    if (message === null) {
      socket.write(Buffer.from([0, 0, 0, 5, 1]));
      socket.write(Buffer.from([0, 1, 0, 0]));
      break;
    }
    const head = Buffer.alloc(4);
    head.writeUInt32BE(message.length + 1);
    socket.write(head);
    socket.write(Uint8Array.of(0));
    for (let at = 0; at < message.length; at += 10_000) {
      socket.write(message.subarray(at, at + 10_000));
    }
  }
  socket.end();
  socket.resume();
}

const server = createServer(
  { allowHalfOpen: true, noDelay: true },
  (socket) => {
    socket.on('error', () => {});
    answer(socket).catch(() => socket.destroy());
  },
);

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
