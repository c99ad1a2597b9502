import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { say } from '#say';
import { TcpClient } from '#sockets';

// #region server
const sockets: Socket[] = [];
const server = createServer((socket) => {
  const number = sockets.push(socket);
  socket.on('end', () => say('no-reader.end', { number }));
  // Only the second client has a reader.
  if (number === 2) socket.on('data', () => {});
});
// #endregion
server.listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const { address: host, port } = server.address() as AddressInfo;

// #region clients
const clients: TcpClient[] = [];
for (const number of [1, 2]) {
  const accepted = once(server, 'connection');
  const client = await TcpClient.connect({ host, port });
  await accepted;
  await client.send('hello');
  client.shutdown();
  clients.push(client);
  say('no-reader.sent', { number });
}

const [first, second] = sockets;
if (!first || !second) throw new Error('two clients, two sockets');
await once(second, 'end');
say('no-reader.kept', { bytes: first.readableLength });
first.resume();
await once(first, 'end');
// #endregion

for (const client of clients) await client.close();
server.close();
