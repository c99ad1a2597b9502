import { once } from 'node:events';
import { createServer } from 'node:net';
import { say } from '#say';

// #region report
async function report(port: number): Promise<void> {
  try {
    await fetch(`http://127.0.0.1:${port}/`);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The message is always the same: the reason is in `cause`.
    const cause = error.cause as NodeJS.ErrnoException;
    const { code = '', message } = cause;
    say('fetch-failed.failed', { outer: error.message });
    say('fetch-failed.cause', { code, message });
  }
}
// #endregion

// #region attempts
const server = createServer((socket) => {
  socket.once('data', () => socket.end());
});
server.listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

await report(port);
server.close();
await once(server, 'close');
await report(port);
// #endregion
