// no-answer
import { createServer } from 'node:net';

const { HOST = '127.0.0.1', PORT = '0' } = process.env;
const store = new Map<string, string>();

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    const text = bytes.toString();
    const at = text.indexOf('=');
    if (at === -1) socket.write(`${text}=${store.get(text) ?? ''}`);
    else store.set(text.slice(0, at), text.slice(at + 1));
  });
});

server.listen({ host: HOST, port: Number(PORT) }, () => {
  console.log('Listening on', server.address());
});
