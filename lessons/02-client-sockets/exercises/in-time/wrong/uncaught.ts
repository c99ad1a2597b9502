// crashed-with-peer
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

const signal = AbortSignal.timeout(Number(process.env.DEADLINE));
const endPoint = remoteEndPointFromEnv();
await using server = await TcpClient.connect(endPoint, { signal });
while (await server.receive({ signal }));
