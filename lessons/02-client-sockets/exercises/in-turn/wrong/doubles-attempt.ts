// too-late
import { ByteReader, explain, IPEndPoint, TcpClient } from '#sockets';

const attempt = Number(process.env.ATTEMPT ?? 1000);
const addresses = (process.env.ADDRESSES ?? '').split(',');

/** The first that answers; null when none does. */
async function connectInTurn(): Promise<TcpClient | null> {
  for (const address of addresses) {
    // Each has a signal of its own, which ends with the connection.
    const signal = AbortSignal.timeout(2 * attempt);
    const endPoint = IPEndPoint.parse(address);
    try {
      return await TcpClient.connect(endPoint, { signal });
    } catch (error) {
      console.error(`${address}: ${explain(error).id}`);
    }
  }
  return null;
}

const server = await connectInTurn();
if (server) {
  await server.send('hello\n');
  console.log(await new ByteReader(server).readLine());
  await server.close();
} else {
  process.exitCode = 10;
}
