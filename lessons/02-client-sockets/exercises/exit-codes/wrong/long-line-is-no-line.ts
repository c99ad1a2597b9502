// wrong-exit
// A line of more than 4096 bytes counts as broken (14).
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
  const signal = AbortSignal.timeout(
    Number(process.env.TIMEOUT ?? 5000),
  );
  await using server = await TcpClient.connect(
    remoteEndPointFromEnv(),
    { signal },
  );
  let line = Buffer.alloc(0);
  process.exitCode = 14;
  while (line.length <= 4096) {
    const bytes = await server.receive({ signal });
    if (bytes === null) break;
    line = Buffer.concat([line, bytes]);
    const end = line.indexOf('\n');
    if (end >= 0 && end <= 4096) {
      console.log(line.toString('utf8', 0, end));
      process.exitCode = 0;
      break;
    }
  }
} catch (error) {
  process.exitCode = codes[explain(error).id] ?? 1;
}
