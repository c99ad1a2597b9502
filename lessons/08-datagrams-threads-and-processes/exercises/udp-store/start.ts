import { localEndPointFromEnv, UdpClient } from '#sockets';

const socket = await UdpClient.bind(localEndPointFromEnv());
console.log(`Taking datagrams on ${socket.localEndPoint}.`);

// TODO: store what a datagram with "=" says, and answer one without.
for await (const { bytes, remoteEndPoint } of socket) {
  await socket.send(bytes, remoteEndPoint);
}
