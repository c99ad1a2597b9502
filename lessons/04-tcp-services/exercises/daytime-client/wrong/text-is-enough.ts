// wrong-exit
import { explain, remoteEndPointFromEnv, TcpClient } from '#sockets';

const signal = AbortSignal.timeout(Number(process.env.TIMEOUT));
const endPoint = remoteEndPointFromEnv();
await using server = await TcpClient.connect(endPoint, { signal });
let answer = '';
try {
  for (;;) {
    const bytes = await server.receive({ signal });
    if (bytes === null) break;
    answer += bytes;
    if (answer.length > 1024) break;
  }
  // A text without its line end may be half a text.
  process.exitCode = answer.length > 1024 ? 5 : answer ? 0 : 3;
} catch (error) {
  process.exitCode = explain(error).id === 'deadline' ? 4 : 3;
}
