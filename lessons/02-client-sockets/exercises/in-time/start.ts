import { remoteEndPointFromEnv, TcpClient } from '#sockets';

// TODO: do it all within the deadline, or end with exit code 12.
const deadline = Number(process.env.DEADLINE ?? 5000);
console.log(`At most ${deadline} ms.`);

await using server = await TcpClient.connect(remoteEndPointFromEnv());
for await (const bytes of server) console.log(`${bytes.length} bytes`);
