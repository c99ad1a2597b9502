import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { say } from '#say';
import { SocketError, TcpClient, TcpListener } from '#sockets';

const host = '127.0.0.1';
const gone = await TcpListener.start({ host, port: 0 });
const { port } = gone.localEndPoint;
gone.stop();

// #region try
function attempt(call: string, start: () => Socket): Socket | null {
  try {
    const socket = start();
    say('try-catches-nothing.nothing', { call });
    return socket;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    say('try-catches-nothing.thrown', { call, code });
    return null;
  }
}

attempt('connect(65536)', () => connect({ host, port: 65536 }));
const socket = attempt('connect(closed)', () =>
  connect({ host, port }),
);
if (socket) {
  const [{ code }] = await once(socket, 'error');
  say('try-catches-nothing.event', { code });
}
// #endregion

// #region await
for (const asked of [65536, port]) {
  try {
    await using server = await TcpClient.connect({ host, port: asked });
    await server.receive();
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    say('try-catches-nothing.rejected', { code: error.code });
  }
}
// #endregion
