import { remoteEndPointFromEnv, TcpClient } from '#sockets';

// TODO: all of it within so many milliseconds, or exit code 12.
const deadline = Number(process.env.DEADLINE ?? 5000);
console.log(`At most ${deadline} ms.`);

await using server = await TcpClient.connect(remoteEndPointFromEnv());
for await (const bytes of server) console.log(`${bytes.length} bytes`);
