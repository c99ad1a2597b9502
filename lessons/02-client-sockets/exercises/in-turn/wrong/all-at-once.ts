// tried-too-much
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

const signal = AbortSignal.timeout(Number(process.env.ATTEMPT));
const addresses = `${process.env.ADDRESSES}`.split(',');
try {
  // The fastest one: quick, and the others are connected as well.
  await using server = await Promise.any(
    addresses.map((address) =>
      TcpClient.connect(IPEndPoint.parse(address), { signal }),
    ),
  );
  await server.send('hello\n');
  console.log(await new ByteReader(server).readLine());
  process.exit();
} catch {
  process.exitCode = 10;
}
