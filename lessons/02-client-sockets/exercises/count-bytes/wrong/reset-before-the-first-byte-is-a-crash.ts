// crashed-with-peer
// A reset before the first byte is an uncaught error.
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

const server = await TcpClient.connect(remoteEndPointFromEnv());
console.log(`Connected to ${server.remoteEndPoint}.`);

let count = 0;
try {
  for await (const bytes of server) count += bytes.length;
  await server.send(`${count}\n`);
} catch (error) {
  // Without a byte it never was a conversation.
  if (count === 0) throw error;
  console.error(`Broken off after ${count} bytes.`);
  process.exitCode = 3;
} finally {
  await server.close();
}
