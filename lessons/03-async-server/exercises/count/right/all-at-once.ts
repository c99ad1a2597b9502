// keeps all the bytes until the FIN
import { createServer, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

async function answer(socket: Socket): Promise<void> {
  // Not the socket itself: Node would destroy it after the loop.
  const bytes = await buffer(
    socket.iterator({ destroyOnReturn: false }),
  );
  socket.end(`${bytes.length}\n`);
}

const server = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('error', () => {});
  answer(socket).catch(() => socket.destroy());
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
