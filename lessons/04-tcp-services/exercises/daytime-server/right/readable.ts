// a stream of one line, and LF alone
import { createServer } from 'node:net';
import { Readable } from 'node:stream';

const server = createServer((socket) => {
  socket.on('error', () => {}).on('data', () => {});
  Readable.from([new Date().toISOString(), '\n']).pipe(socket);
});

const host = process.env.HOST ?? '127.0.0.1';
server.listen({ host, port: Number(process.env.PORT ?? 0) });
