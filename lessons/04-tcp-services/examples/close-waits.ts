import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { say } from '#say';

const host = '127.0.0.1';
// #region close
const server = createServer((client) => client.write('12:00\r\n'));
server.listen({ host, port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

const client = connect({ host, port });
await once(client, 'data');
server.close(() => say('close-waits.closed'));

const refused = connect({ host, port });
const [{ code }] = await once(refused, 'error');
say('close-waits.refused', { code });
say('close-waits.connected', { count: await connections() });

say('close-waits.leave');
client.end();
// #endregion

function connections(): Promise<number> {
  return new Promise((resolve) => {
    server.getConnections((_, count) => resolve(count));
  });
}
