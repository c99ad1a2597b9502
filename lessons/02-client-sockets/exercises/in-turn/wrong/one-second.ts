// too-late
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

process.exitCode = 10;
for (const address of `${process.env.ADDRESSES}`.split(',')) {
  try {
    // A limit of its own, whatever ATTEMPT says.
    const signal = AbortSignal.timeout(1000);
    const endPoint = IPEndPoint.parse(address);
    const server = await TcpClient.connect(endPoint, { signal });
    await server.send('hello\n');
    console.log(await new ByteReader(server).readLine());
    await server.close();
    process.exitCode = 0;
    break;
  } catch {}
}
