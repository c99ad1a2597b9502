// too-late
import { explain, remoteEndPointFromEnv, TcpClient } from '#sockets';

try {
  // The system's own limit holds here: minutes.
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  server.setDeadline(Number(process.env.DEADLINE));
  while (await server.receive());
} catch (error) {
  if (explain(error).id !== 'deadline') throw error;
  process.exitCode = 12;
}
