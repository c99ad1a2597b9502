import { once } from 'node:events';
import { connect, createServer, Socket } from 'node:net';
import { say } from '#say';

const server = createServer((peer) => peer.resume());
server.listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region report
function write(when: string, socket: Socket): Promise<void> {
  socket.on('error', () => {});
  return new Promise((resolve) => {
    socket.write(
      'late',
      (error: NodeJS.ErrnoException | null = null) => {
        const { code = '', message } = error ?? { message: '' };
        say('late-writes.failed', { when, code, message });
        resolve();
      },
    );
  });
}
// #endregion

// #region late
await write('new Socket()', new Socket());

const hasty = connect({ host: '127.0.0.1', port });
const written = write('connect()', hasty);
hasty.destroy();
await written;

const ended = connect({ host: '127.0.0.1', port });
await once(ended, 'connect');
ended.end();
await write('end()', ended);

const destroyed = connect({ host: '127.0.0.1', port });
await once(destroyed, 'connect');
destroyed.destroy();
await write('destroy()', destroyed);
// #endregion
server.close();
