import { remoteEndPointFromEnv, TcpClient } from '#sockets';

const endPoint = remoteEndPointFromEnv();
await using server = await TcpClient.connect(endPoint);

// TODO: one read is not an answer. Read until the server's end, no
// longer than TIMEOUT, no more than 1,024 bytes; then the exit code.
const bytes = await server.receive();
console.log(`${bytes}`);
