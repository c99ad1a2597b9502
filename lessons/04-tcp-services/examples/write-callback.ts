import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { say } from '#say';

const host = '127.0.0.1';
const server = createServer({ pauseOnConnect: true });
server.listen({ host, port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region callback
const client = connect({ host, port });
const [peer] = await once(server, 'connection');
const order = 'order 4711\r\n';
await new Promise((done) => client.write(order, done));
say('write-callback.done', { bytes: client.bytesWritten });
say('write-callback.read', { bytes: peer.bytesRead });
// #endregion

// #region lost
peer.resetAndDestroy();
const failed = new Promise<NodeJS.ErrnoException>((resolve) =>
  client.once('error', resolve),
);
const { code = '' } = await failed;
say('write-callback.lost', { code, bytes: peer.bytesRead });
// #endregion

server.close();
