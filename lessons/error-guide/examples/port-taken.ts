import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { say } from '#say';

const host = '127.0.0.1';

const other = createServer();
other.listen({ host, port: 0 });
await once(other, 'listening');

// #region handle
async function listen(server: Server, port: number): Promise<void> {
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // Only this failure is cured by another port.
    if (code !== 'EADDRINUSE') throw error;
    say('port-taken.failed', { message });
    server.listen({ host, port: 0 });
    await once(server, 'listening');
  }
}
// #endregion

const portOf = (server: Server): number => {
  const at = server.address();
  return at && typeof at === 'object' ? at.port : 0;
};

const server = createServer();
await listen(server, portOf(other));
const port = portOf(server);
say('port-taken.listening', { host, port: `${port}` });

server.close();
other.close();
