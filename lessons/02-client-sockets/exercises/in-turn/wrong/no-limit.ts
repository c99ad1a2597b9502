// did-not-end
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

process.exitCode = 10;
for (const address of `${process.env.ADDRESSES}`.split(',')) {
  try {
    // The system's own limit, minutes, for one that is silent.
    const endPoint = IPEndPoint.parse(address);
    const server = await TcpClient.connect(endPoint);
    await server.send('hello\n');
    console.log(await new ByteReader(server).readLine());
    await server.close();
    process.exitCode = 0;
    break;
  } catch {}
}
