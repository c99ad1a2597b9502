// wrong-exit
import { explain, remoteEndPointFromEnv, TcpClient } from '#sockets';

const codes: Record<string, number> = {
  'no-port': 2,
  'bad-port': 2,
  refused: 10,
  'not-found': 11,
  'no-resolver': 11,
  deadline: 12,
  reset: 13,
};
try {
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  server.receiveTimeout = Number(process.env.TIMEOUT);
  process.exitCode = (await server.receive()) ? 0 : 14;
} catch (error) {
  process.exitCode = codes[explain(error).id] ?? 1;
}
