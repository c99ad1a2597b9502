// too-late
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

const end = Date.now() + Number(process.env.DEADLINE);
const server = await TcpClient.connect(remoteEndPointFromEnv());
// Nobody looks at the clock while no byte arrives.
for await (const _ of server) {
  if (Date.now() < end) continue;
  process.exitCode = 12;
  break;
}
server.abort();
