import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { say, words } from '#say';

const host = '127.0.0.1';
const tooLong = Buffer.alloc(8 * 1024 * 1024);

await refuse(words('last-word.destroy'), (socket) => {
  // #region destroy
  socket.write('at most 65536 bytes\n');
  socket.destroySoon();
  // #endregion
});
await refuse(words('last-word.drain'), (socket) => {
  // #region drain
  socket.end('at most 65536 bytes\n');
  socket.resume();
  // #endregion
});

// #region client
async function refuse(way: string, answer: (socket: Socket) => void) {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    socket.once('readable', () => answer(socket));
  });
  server.listen({ host, port: 0 });
  await once(server, 'listening');
  const at = server.address();
  const port = at && typeof at === 'object' ? at.port : 0;
  const client = connect({ host, port });
  client.on('error', () => say('last-word.broken', { way }));
  let heard = '';
  // It sends everything, and reads only then.
  client.pause();
  client.on('data', (bytes) => {
    heard += bytes;
  });
  client.write(tooLong, (error) => error ?? client.resume());
  client.on('end', () => client.end());
  await new Promise((closed) => client.once('close', closed));
  say('last-word.heard', { way, heard: JSON.stringify(heard.trim()) });
  server.close();
}
// #endregion
