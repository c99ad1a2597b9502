import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { say, words } from '#say';
import { type SocketError, TcpClient, TcpListener } from '#sockets';

const host = '127.0.0.1';
const shop = await TcpListener.start({ host, port: 0 });

// #region ways
await order(words('reset-or-fin.pipeline'), (client, upstream) => {
  pipeline(client, upstream, client, () => {});
});
await order(words('reset-or-fin.reset'), (client, upstream) => {
  client.once('error', () => upstream.resetAndDestroy());
  upstream.once('error', () => client.resetAndDestroy());
  pipeline(client, upstream, client, () => {});
});
// #endregion
shop.stop();

type Join = (client: Socket, upstream: Socket) => void;

async function order(way: string, join: Join): Promise<void> {
  const proxy = createServer({ allowHalfOpen: true }, (client) => {
    const { port } = shop.localEndPoint;
    join(client, connect({ host, port, allowHalfOpen: true }));
  });
  proxy.listen({ host, port: 0 });
  await once(proxy, 'listening');
  const at = proxy.address();
  const port = at && typeof at === 'object' ? at.port : 0;

  // #region order
  const buyer = await TcpClient.connect({ host, port });
  await buyer.send('Send 10');
  const seller = await shop.accept();
  let text = `${await seller?.receive()}`;
  buyer.abort(); // “00 roses” was to follow.
  try {
    for await (const bytes of seller ?? []) text += bytes;
    say('reset-or-fin.end', { way, text });
  } catch (error) {
    const { code } = error as SocketError;
    say('reset-or-fin.error', { way, text, code });
  }
  // #endregion
  await seller?.close();
  proxy.close();
}
