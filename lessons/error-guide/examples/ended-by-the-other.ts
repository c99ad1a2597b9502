import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { say } from '#say';

const server = createServer((socket) => socket.end());
server.listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region write
const socket = connect({ host: '127.0.0.1', port });
socket.on('end', () => say('ended-by-the-other.end'));
socket.resume();
await once(socket, 'close');

say('ended-by-the-other.writable', { writable: `${socket.writable}` });
await new Promise<void>((resolve) => {
  socket.write('Are you still there?', (error) => {
    say('ended-by-the-other.failed', { message: `${error}` });
    resolve();
  });
});
// #endregion
server.close();
