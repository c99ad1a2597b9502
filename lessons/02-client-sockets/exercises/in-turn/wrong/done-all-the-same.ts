// wrong-exit
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

for (const address of `${process.env.ADDRESSES}`.split(',')) {
  try {
    const signal = AbortSignal.timeout(Number(process.env.ATTEMPT));
    const endPoint = IPEndPoint.parse(address);
    const server = await TcpClient.connect(endPoint, { signal });
    await server.send('hello\n');
    console.log(await new ByteReader(server).readLine());
    await server.close();
    break;
  } catch (error) {
    // After the last one, that is all: exit code 0.
    console.error(`${error}`);
  }
}
