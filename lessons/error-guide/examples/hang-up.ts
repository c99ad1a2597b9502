import { once } from 'node:events';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { say } from '#say';

// #region server
// It takes the request, and closes without an answer.
const server = createServer((socket) => {
  socket.once('data', () => socket.end());
});
// #endregion
server.listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region request
const request = get({ host: '127.0.0.1', port, agent: false });
request.once('error', (error: NodeJS.ErrnoException) => {
  const { code = '', message } = error;
  say('hang-up.failed', { code, message });
  // Nothing was answered: only what may be done twice is sent again.
  say('hang-up.reused', { reused: `${request.reusedSocket}` });
  server.close();
});
// #endregion
