// not-next
import { setTimeout } from 'node:timers/promises';
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

const attempt = Number(process.env.ATTEMPT);
const addresses = `${process.env.ADDRESSES}`.split(',');

async function connectInTurn(): Promise<TcpClient> {
  for (const address of addresses) {
    const signal = AbortSignal.timeout(attempt);
    try {
      return await TcpClient.connect(IPEndPoint.parse(address), {
        signal,
      });
    } catch {
      // Nobody asked for a pause.
      await setTimeout(1_500);
    }
  }
  process.exit(10);
}

const server = await connectInTurn();
await server.send('hello\n');
console.log(await new ByteReader(server).readLine());
await server.close();
