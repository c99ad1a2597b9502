import { remoteEndPointFromEnv, UdpClient } from '#sockets';

const count = Number(process.env.COUNT ?? 40);
const socket = await UdpClient.bind({ host: '127.0.0.1', port: 0 });

// TODO: hear ACK, keep eight lines on their way at most, send again
// what is not acknowledged, and give up after GIVEUP milliseconds.
for (let number = 1; number <= count; number += 1) {
  await socket.send(`${number} of ${count}`, remoteEndPointFromEnv());
}
socket.close();
