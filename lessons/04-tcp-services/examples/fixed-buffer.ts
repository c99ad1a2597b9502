import { once } from 'node:events';
import { connect } from 'node:net';
import { say } from '#say';
import { IPEndPoint, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);
// #region answer
const served = serve(listener, (client) =>
  client.send('x'.repeat(1025)),
);
// #endregion

// #region buffers
for (const size of [1024, 1025]) {
  const { address: host, port } = listener.localEndPoint;
  let read = 0;
  const socket = connect({
    host,
    port,
    onread: {
      buffer: Buffer.alloc(size),
      callback(bytes) {
        if (read === 0) say('fixed-buffer.first', { size, bytes });
        else say('fixed-buffer.next', { bytes });
        read += bytes;
        return true;
      },
    },
  });
  await once(socket, 'close');
  say('fixed-buffer.end');
}
// #endregion

listener.stop();
await served;
