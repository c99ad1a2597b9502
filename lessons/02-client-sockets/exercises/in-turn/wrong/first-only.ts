// never-connected
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

const signal = AbortSignal.timeout(Number(process.env.ATTEMPT));
// The first one will do, as the article says.
const [first = ''] = `${process.env.ADDRESSES}`.split(',');
try {
  const endPoint = IPEndPoint.parse(first);
  await using server = await TcpClient.connect(endPoint, { signal });
  await server.send('hello\n');
  console.log(await new ByteReader(server).readLine());
} catch {
  process.exitCode = 10;
}
