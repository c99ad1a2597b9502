// keeps-words
import { createServer } from 'node:net';

let log = '';

const server = createServer((socket) => {
  socket.on('error', () => {});
  // All that anybody has ever said stays in memory.
  socket.setEncoding('utf8').on('data', (text) => {
    log += text;
  });
  socket.end(`${new Date().toISOString()}\r\n`);
  socket.on('close', () => console.log(log.length, 'characters'));
});
server.listen({
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
});
