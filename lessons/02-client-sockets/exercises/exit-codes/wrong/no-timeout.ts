// too-late
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
  process.exitCode = 14;
  for await (const bytes of server) {
    if (!bytes.includes('\n')) continue;
    process.exitCode = 0;
    break;
  }
} catch (error) {
  process.exitCode = codes[explain(error).id] ?? 1;
}
