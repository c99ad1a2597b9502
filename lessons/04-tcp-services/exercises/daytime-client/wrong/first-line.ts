// fin-too-soon
import { lines, remoteEndPointFromEnv, TcpClient } from '#sockets';

const signal = AbortSignal.timeout(Number(process.env.TIMEOUT));
const endPoint = remoteEndPointFromEnv();
await using server = await TcpClient.connect(endPoint, { signal });
try {
  // The line is not the end: more may follow.
  for await (const line of lines(server, { maxLength: 1024, signal })) {
    console.log(line);
    break;
  }
} catch (error) {
  process.exitCode = error === signal.reason ? 4 : 3;
}
