// the kit's loop, a deadline of the connection, and bytes kept as bytes
import { explain, remoteEndPointFromEnv, TcpClient } from '#sockets';

const milliseconds = Number(process.env.TIMEOUT ?? 5_000);

async function read(): Promise<Buffer> {
  const endPoint = remoteEndPointFromEnv();
  const signal = AbortSignal.timeout(milliseconds);
  await using server = await TcpClient.connect(endPoint, { signal });
  server.setDeadline(milliseconds);
  let all = Buffer.alloc(0);
  for await (const bytes of server) {
    all = Buffer.concat([all, bytes]);
    if (all.length > 1_024) break;
  }
  return all;
}

try {
  const all = await read();
  const isLine = all.length > 0 && all.indexOf('\n') === all.length - 1;
  process.exitCode = all.length > 1_024 ? 5 : isLine ? 0 : 3;
} catch (error) {
  process.exitCode = explain(error).id === 'deadline' ? 4 : 3;
}
