// crashed-with-peer
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

await using server = await TcpClient.connect(remoteEndPointFromEnv());
server.receiveTimeout = 100;
let count = 0;
try {
  for await (const bytes of server) count += bytes.length;
} catch {
  console.log('No more seems to come.');
}
await server.send(`${count}\n`);
