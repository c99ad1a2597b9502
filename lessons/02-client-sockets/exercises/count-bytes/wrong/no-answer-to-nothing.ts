// closed-too-soon
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

try {
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  let count = 0;
  for await (const bytes of server) count += bytes.length;
  if (count) await server.send(`${count}\n`);
} catch {
  process.exitCode = 3;
}
