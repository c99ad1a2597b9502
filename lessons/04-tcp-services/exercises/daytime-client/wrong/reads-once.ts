// fin-too-soon
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

const endPoint = remoteEndPointFromEnv();
await using server = await TcpClient.connect(endPoint);
// This is what has arrived so far.
const answer = `${await server.receive()}`;
process.exitCode = answer.endsWith('\n') ? 0 : 3;
