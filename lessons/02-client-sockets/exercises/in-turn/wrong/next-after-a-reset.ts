// tried-too-much
import { ByteReader, IPEndPoint, TcpClient } from '#sockets';

const attempt = Number(process.env.ATTEMPT ?? 1000);
const addresses = `${process.env.ADDRESSES}`.split(',');

async function main(): Promise<number> {
  for (const address of addresses) {
    let server: TcpClient | undefined;
    try {
      server = await TcpClient.connect(IPEndPoint.parse(address), {
        signal: AbortSignal.timeout(attempt),
      });
      await server.send('hello\n');
      const line = await new ByteReader(server).readLine();
      if (line === null) throw new Error('no answer');
      console.log(line);
      return 0;
    } catch (error) {
      console.error(`${address}: ${error}`);
    } finally {
      await server?.close();
    }
  }
  return 10;
}

process.exitCode = await main();
