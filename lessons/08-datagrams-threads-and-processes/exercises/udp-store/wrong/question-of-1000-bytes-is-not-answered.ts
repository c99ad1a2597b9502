// no-answer
// A question of exactly 1,000 bytes, whose answer has 1,001, is ignored as well.
import { localEndPointFromEnv, UdpClient } from '#sockets';

const version = 'a store for datagrams, 1.0';
const store = new Map<string, string>();
const socket = await UdpClient.bind(localEndPointFromEnv());
console.log(`Taking datagrams on ${socket.localEndPoint}.`);

for await (const { bytes, remoteEndPoint } of socket) {
  if (bytes.length > 1000) continue;
  const text = bytes.toString();
  const at = text.indexOf('=');
  if (at === -1) {
    const value =
      text === 'version' ? version : (store.get(text) ?? '');
    const answer = Buffer.from(`${text}=${value}`);
    // No datagram of more than 1,000 bytes, in either direction.
    if (answer.length <= 1000)
      await socket.send(answer, remoteEndPoint).catch(() => {});
  } else if (text.slice(0, at) !== 'version') {
    store.set(text.slice(0, at), text.slice(at + 1));
  }
}
