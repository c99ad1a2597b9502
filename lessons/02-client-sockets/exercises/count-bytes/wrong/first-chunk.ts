// wrong-exit
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

try {
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  const bytes = await server.receive();
  await server.send(`${bytes?.length ?? 0}\n`);
} catch {
  process.exitCode = 3;
}
