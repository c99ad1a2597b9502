// closed-too-soon
// After one second of silence, it takes the connection for broken.
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

async function countAll(server: TcpClient): Promise<number> {
  let count = 0;
  for (;;) {
    const bytes = await server.receive();
    if (bytes === null) return count;
    count += bytes.length;
  }
}

try {
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  // Nobody should wait for a dead peer.
  server.receiveTimeout = 1000;
  const count = await countAll(server);
  await server.send(`${count}\n`);
} catch (error) {
  console.error(error);
  process.exitCode = 3;
}
