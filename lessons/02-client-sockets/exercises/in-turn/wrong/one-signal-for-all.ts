// not-tried
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

process.exitCode = 10;
// When one address has used it up, no time is left for the next.
const signal = AbortSignal.timeout(Number(process.env.ATTEMPT));
for (const address of `${process.env.ADDRESSES}`.split(',')) {
  try {
    const endPoint = IPEndPoint.parse(address);
    const server = await TcpClient.connect(endPoint, { signal });
    await server.send('hello\n');
    console.log(await new ByteReader(server).readLine());
    await server.close();
    process.exitCode = 0;
    break;
  } catch {}
}
