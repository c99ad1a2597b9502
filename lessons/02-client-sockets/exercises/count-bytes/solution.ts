import {
  remoteEndPointFromEnv,
  SocketError,
  TcpClient,
} from '#sockets';

try {
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  let count = 0;
  // The loop ends with the server's FIN. A reset is thrown.
  for await (const bytes of server) count += bytes.length;
  console.log(`${count} bytes.`);
  await server.send(`${count}\r\n`);
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  console.error(error.message);
  process.exitCode = 3;
}
