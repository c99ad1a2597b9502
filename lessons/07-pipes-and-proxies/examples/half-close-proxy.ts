import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { say, words } from '#say';
import { TcpClient } from '#sockets';

const host = '127.0.0.1';

// #region counter
const counter = createServer({ allowHalfOpen: true }, (socket) => {
  let bytes = 0;
  socket.on('data', (chunk) => {
    bytes += chunk.length;
  });
  socket.on('end', () => socket.end(`${bytes}`));
});
// #endregion
const port = await start(counter);
await ask(words('half-close-proxy.direct'), port);

// #region defaults
const defaults = createServer((client) => {
  const upstream = connect({ host, port });
  client.pipe(upstream).pipe(client);
});
// #endregion
await ask(words('half-close-proxy.defaults'), await start(defaults));

// #region half-open
const halfOpen = createServer({ allowHalfOpen: true }, (client) => {
  const upstream = connect({ host, port, allowHalfOpen: true });
  client.pipe(upstream).pipe(client);
});
// #endregion
await ask(words('half-close-proxy.halfOpen'), await start(halfOpen));
for (const server of [counter, defaults, halfOpen]) server.close();

// #region ask
async function ask(way: string, port: number): Promise<void> {
  await using client = await TcpClient.connect({ host, port });
  await client.send('How many bytes are these?');
  client.shutdown();
  let answer = '';
  for await (const bytes of client) answer += bytes;
  say('half-close-proxy.answer', { way, answer });
}
// #endregion

async function start(server: Server): Promise<number> {
  server.listen({ host, port: 0 });
  await once(server, 'listening');
  const at = server.address();
  return at && typeof at === 'object' ? at.port : 0;
}
