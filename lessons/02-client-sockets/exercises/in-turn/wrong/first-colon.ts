// never-connected (needs ipv6)
import { ByteReader, TcpClient } from '#sockets';

process.exitCode = 10;
for (const address of `${process.env.ADDRESSES}`.split(',')) {
  // An IPv6 address has colons of its own.
  const [host = '', port] = address.split(':');
  const signal = AbortSignal.timeout(Number(process.env.ATTEMPT));
  try {
    const endPoint = { host, port: Number(port) };
    const server = await TcpClient.connect(endPoint, { signal });
    await server.send('hello\n');
    console.log(await new ByteReader(server).readLine());
    await server.close();
    process.exitCode = 0;
    break;
  } catch {}
}
