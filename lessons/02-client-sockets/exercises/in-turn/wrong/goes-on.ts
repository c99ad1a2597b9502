// tried-too-much
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

process.exitCode = 10;
for (const address of `${process.env.ADDRESSES}`.split(',')) {
  try {
    const signal = AbortSignal.timeout(Number(process.env.ATTEMPT));
    const endPoint = IPEndPoint.parse(address);
    const server = await TcpClient.connect(endPoint, { signal });
    await server.send('hello\n');
    console.log(await new ByteReader(server).readLine());
    await server.close();
    // One has answered: the rest need not be asked.
    process.exitCode = 0;
  } catch {}
}
