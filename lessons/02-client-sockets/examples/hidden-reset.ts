import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { say } from '#say';

const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

const accepted = once(server, 'connection');
const socket = connect({ host: '127.0.0.1', port });
for (const event of ['data', 'end', 'error', 'close']) {
  socket.on(event, (what) =>
    say('hidden-reset.event', {
      event,
      what: what === undefined ? '' : String(what),
    }),
  );
}

await once(socket, 'connect');
const [peer] = await accepted;
// #region reset
peer.write('Hello');
peer.resetAndDestroy();
// #endregion
server.close();
