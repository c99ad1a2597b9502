import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { say } from '#say';
import { SocketError, TcpClient } from '#sockets';

const host = '127.0.0.1';
const receiver = createSocket('udp4');
receiver.bind(0, host);
await once(receiver, 'listening');
const { port } = receiver.address();

// #region send
const sender = createSocket('udp4');
sender.send('Hello', port, host);
const [datagram] = await once(receiver, 'message');
say('udp-no-connection.received', { text: `${datagram}` });

receiver.close();
await once(receiver, 'close');
sender.send('Anybody there?', port, host, (error) => {
  if (error) say('udp-no-connection.failed', { error: error.message });
  else say('udp-no-connection.sent');
  sender.close();
});
await once(sender, 'close');
// #endregion

// #region connected
const connected = createSocket('udp4');
connected.connect(port, host);
await once(connected, 'connect');
connected.send('Anybody there?');
const [{ code }] = await once(connected, 'error');
say('udp-no-connection.connected', { code });
connected.close();
// #endregion

// #region tcp
try {
  await using client = await TcpClient.connect({ host, port });
  await client.send('Anybody there?');
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  say('udp-no-connection.tcp', { code: error.code });
}
// #endregion
