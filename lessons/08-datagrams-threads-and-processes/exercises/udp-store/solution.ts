import { localEndPointFromEnv, UdpClient } from '#sockets';

const socket = await UdpClient.bind(localEndPointFromEnv());
console.log(`Taking datagrams on ${socket.localEndPoint}.`);

const store = new Map<string, string>();

for await (const { bytes, remoteEndPoint } of socket) {
  if (bytes.length > 1_000) continue;
  const [, key = '', value] =
    /^([^=]*)(?:=(.*))?$/s.exec(`${bytes}`) ?? [];
  if (value === undefined) {
    await socket.send(`${key}=${answerFor(key)}`, remoteEndPoint);
  } else {
    store.set(key, value);
  }
}

// Whatever is stored under "version", nobody sees it.
function answerFor(key: string): string {
  return key === 'version' ? 'Kit store 1.0' : (store.get(key) ?? '');
}
