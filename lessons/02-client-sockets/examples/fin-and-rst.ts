import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { say } from '#say';

const server = createServer({ pauseOnConnect: true });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region watch
async function watch(leave: (peer: Socket) => void): Promise<void> {
  const accepted = once(server, 'connection');
  const socket = connect({ host: '127.0.0.1', port });
  const seen: string[] = [];
  socket.on('end', () => seen.push("'end'"));
  socket.on('error', (error: NodeJS.ErrnoException) => {
    seen.push(`'error' ${error.code}`);
  });
  socket.on('close', (failed) => seen.push(`'close' ${failed}`));
  socket.resume();

  await once(socket, 'connect');
  const [peer] = await accepted;
  // Our bytes reach the peer's system. The peer does not read them.
  await new Promise((resolve) => socket.write('?', resolve));
  leave(peer);
  await new Promise((resolve) => socket.once('close', resolve));
  say('fin-and-rst.seen', { events: seen.join(', ') });
  peer.destroy();
}
// #endregion

// #region leave
say('fin-and-rst.end');
await watch((peer) => peer.end());
say('fin-and-rst.reset');
await watch((peer) => peer.resetAndDestroy());
say('fin-and-rst.destroy');
await watch((peer) => peer.destroy());
// #endregion
server.close();
