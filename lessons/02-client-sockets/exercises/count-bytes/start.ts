import { remoteEndPointFromEnv, TcpClient } from '#sockets';

const server = await TcpClient.connect(remoteEndPointFromEnv());
console.log(`Connected to ${server.remoteEndPoint}.`);

// TODO: receive until the server's FIN, and count the bytes.
// Then send their number back, as a line.

await server.close();
