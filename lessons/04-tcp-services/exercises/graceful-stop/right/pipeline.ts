// a pipeline for each client
import { createServer, type Socket } from 'node:net';
import { pipeline, Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout } from 'node:timers/promises';

const grace = Number(process.env.GRACE ?? 1_000);
const sockets = new Set<Socket>();

function capitals(): Transform {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return new Transform({
    transform(chunk, _encoding, done) {
      rest += decoder.write(chunk);
      const lines = rest.split(/\r?\n/);
      rest = lines.pop() ?? '';
      done(
        null,
        lines.map((line) => `${line.toUpperCase()}\n`).join(''),
      );
    },
  });
}

const server = createServer({ allowHalfOpen: true }, (socket) => {
  sockets.add(socket);
  pipeline(socket, capitals(), socket, () => sockets.delete(socket));
});

process.once('SIGINT', async () => {
  server.close();
  await setTimeout(grace, undefined, { ref: false });
  for (const socket of sockets) socket.destroy();
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
