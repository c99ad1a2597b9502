// did-not-end
// The last address has no limit, as there is none to move on to.
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

const attempt = Number(process.env.ATTEMPT ?? 1000);
const addresses = `${process.env.ADDRESSES}`.split(',');

async function connectToFirst(): Promise<TcpClient | null> {
  for (const [index, address] of addresses.entries()) {
    const isLast = index === addresses.length - 1;
    const signal = isLast ? undefined : AbortSignal.timeout(attempt);
    try {
      return await TcpClient.connect(IPEndPoint.parse(address), {
        signal,
      });
    } catch (error) {
      console.log(`${address}: ${error}`);
    }
  }
  return null;
}

const server = await connectToFirst();
if (server === null) {
  process.exitCode = 10;
} else {
  await server.send('hello\n');
  console.log(await new ByteReader(server).readLine());
  await server.close();
}
