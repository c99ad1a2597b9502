// wrong-exit
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

for (const address of `${process.env.ADDRESSES}`.split(',')) {
  let server: TcpClient;
  try {
    const signal = AbortSignal.timeout(Number(process.env.ATTEMPT));
    const endPoint = IPEndPoint.parse(address);
    server = await TcpClient.connect(endPoint, { signal });
  } catch (error) {
    // After the last one, that is all: exit code 0.
    console.error(`${error}`);
    continue;
  }
  await server.send('hello\n');
  console.log(await new ByteReader(server).readLine());
  await server.close();
  break;
}
