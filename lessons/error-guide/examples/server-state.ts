import { once } from 'node:events';
import { createServer } from 'node:net';
import { say } from '#say';

const server = createServer();
server.listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');

// #region twice
try {
  server.listen({ host: '127.0.0.1', port: 0 });
} catch (error) {
  say('server-state.thrown', { message: `${error}` });
}
// #endregion

// #region close
server.close();
await once(server, 'close');

// A second close() throws nothing: its callback is given the error.
server.close((error) => {
  say('server-state.given', { message: `${error}` });
});

// Asking first makes a close that may come twice harmless.
if (server.listening) server.close();
// #endregion
