// wrong-answer
// The 101st key pushes out the first, whose value is then empty.
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
    await socket
      .send(`${text}=${value}`, remoteEndPoint)
      .catch(() => {});
  } else if (text.slice(0, at) !== 'version') {
    store.set(text.slice(0, at), text.slice(at + 1));
    const [oldest = ''] = store.keys();
    if (store.size > 100) store.delete(oldest);
  }
}
