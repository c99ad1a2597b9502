import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { say, words } from '#say';
import { type SocketError, TcpClient, TcpListener } from '#sockets';

const host = '127.0.0.1';
const gone = await TcpListener.start({ host, port: 0 });
gone.stop();

// #region ways
await ask(words('nobody-behind.end'), (client) => client.end());
await ask(words('nobody-behind.reset'), (client) =>
  client.resetAndDestroy(),
);
// #endregion

async function ask(
  way: string,
  fail: (client: Socket) => void,
): Promise<void> {
  // #region proxy
  const proxy = createServer({ allowHalfOpen: true }, (client) => {
    const { port } = gone.localEndPoint;
    const upstream = connect({ host, port, allowHalfOpen: true });
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => fail(client));
    client.pipe(upstream).pipe(client);
  });
  // #endregion
  proxy.listen({ host, port: 0 });
  await once(proxy, 'listening');
  const at = proxy.address();
  const port = at && typeof at === 'object' ? at.port : 0;
  say('nobody-behind.connected', { way });
  // #region ask
  await using client = await TcpClient.connect({ host, port });
  try {
    let answer = '';
    for await (const bytes of client) answer += bytes;
    say('nobody-behind.empty', { bytes: answer.length });
  } catch (error) {
    say('nobody-behind.failed', { code: (error as SocketError).code });
  }
  // #endregion
  proxy.close();
}
