// not-cut-off
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

process.exitCode = 10;
for (const address of `${process.env.ADDRESSES}`.split(',')) {
  try {
    const signal = AbortSignal.timeout(Number(process.env.ATTEMPT));
    const endPoint = IPEndPoint.parse(address);
    const server = await TcpClient.connect(endPoint, { signal });
    // The connection stays open, and so does the program.
    await server.send('hello\n');
    console.log(await new ByteReader(server).readLine());
    process.exitCode = 0;
    break;
  } catch {}
}
