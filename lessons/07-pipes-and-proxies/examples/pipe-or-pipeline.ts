import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { say } from '#say';
import { TcpClient } from '#sockets';

const host = '127.0.0.1';
const echo = createServer((socket) => {
  socket.on('error', () => {}).pipe(socket);
});
echo.listen({ host, port: 0 });
await once(echo, 'listening');

// #region ways
await meet('pipe()', (client, upstream) => {
  client.pipe(upstream).pipe(client);
});
await meet('pipeline()', (client, upstream) => {
  pipeline(client, upstream, client, () => {});
});
// #endregion
echo.close();

type Join = (client: Socket, upstream: Socket) => void;

async function meet(way: string, join: Join): Promise<void> {
  const clients: Socket[] = [];
  const upstreams: Socket[] = [];
  // #region proxy
  const proxy = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ ...placeOf(echo), allowHalfOpen: true });
    client.on('error', () => {});
    upstream.on('error', () => {});
    join(client, upstream);
    clients.push(client);
    upstreams.push(upstream);
  });
  // #endregion
  proxy.listen({ host, port: 0 });
  await once(proxy, 'listening');
  for (let client = 1; client <= 10; client += 1) {
    const rude = await TcpClient.connect(placeOf(proxy));
    await rude.send('hello');
    await rude.receive();
    rude.abort();
  }
  while (clients.some(({ closed }) => !closed)) await setImmediate();
  const open = upstreams.filter(({ destroyed }) => !destroyed).length;
  say('pipe-or-pipeline.open', { way, open });
  for (const upstream of upstreams) upstream.destroy();
  proxy.close();
}

function placeOf(server: typeof echo): { host: string; port: number } {
  const at = server.address();
  return { host, port: at && typeof at === 'object' ? at.port : 0 };
}
