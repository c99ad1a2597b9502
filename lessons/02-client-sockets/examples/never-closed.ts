import { say } from '#say';
import { SocketError, TcpClient, TcpListener } from '#sockets';

const listener = await TcpListener.start({
  host: '127.0.0.1',
  port: 0,
});
const client = await TcpClient.connect(listener.localEndPoint);
const server = await listener.accept();
if (!server) throw new Error('the listener was stopped');
listener.stop();

// #region half
await server.send('Goodbye.');
server.shutdown();
for await (const chunk of client) {
  say('never-closed.received', { text: `${chunk}` });
}
say('never-closed.end');
// #endregion

// #region wait
server.receiveTimeout = 100;
try {
  await server.receive();
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  say('never-closed.open', { code: error.code });
}
// #endregion

// #region close
const closing = client.close();
const rest = await server.receive();
say('never-closed.closed', { rest: `${rest}` });
await Promise.all([closing, server.close()]);
// #endregion
