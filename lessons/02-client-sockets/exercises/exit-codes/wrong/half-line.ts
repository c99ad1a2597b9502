// wrong-exit
import {
  ByteReader,
  explain,
  remoteEndPointFromEnv,
  TcpClient,
} from '#sockets';

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
  server.setDeadline(Number(process.env.TIMEOUT));
  // At the end of the stream, half a line counts as a line too.
  const line = await new ByteReader(server).readLine();
  process.exitCode = line === null ? 14 : 0;
} catch (error) {
  process.exitCode = codes[explain(error).id] ?? 1;
}
