import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { say } from '#say';
import { IPEndPoint, SocketError, TcpListener } from '#sockets';

// #region same-port
const tcp = await TcpListener.start(new IPEndPoint('127.0.0.1', 0));
const { address, port } = tcp.localEndPoint;
say('same-port-udp.tcp', { endPoint: `${address}:${port}` });

const udp = createSocket('udp4');
udp.bind(port, address);
await once(udp, 'listening');
const bound = udp.address();
say('same-port-udp.udp', {
  endPoint: `${bound.address}:${bound.port}`,
});

try {
  await TcpListener.start(tcp.localEndPoint);
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  say('same-port-udp.again', { code: error.code });
}
// #endregion

tcp.stop();
udp.close();
