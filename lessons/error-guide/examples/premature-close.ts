import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { say } from '#say';

const server = createServer((peer) => {
  peer.on('error', () => {});
  peer.write('the first half, ');
});
server.listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region read
const socket = connect({ host: '127.0.0.1', port });
socket.setEncoding('utf8');
let text = '';
try {
  for await (const chunk of socket) {
    text += chunk;
    // Somebody else in this program gives up on the connection.
    socket.destroy();
  }
} catch (error) {
  const { code = '', message } = error as NodeJS.ErrnoException;
  say('premature-close.failed', { code, message });
  say('premature-close.kept', { text });
}
// #endregion
server.close();
