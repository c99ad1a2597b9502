import { explain, remoteEndPointFromEnv, TcpClient } from '#sockets';

try {
  const server = await TcpClient.connect(remoteEndPointFromEnv());
  // TODO: wait for a whole line, TIMEOUT milliseconds at most.
  await server.close();
} catch (error) {
  const { id, params } = explain(error);
  console.error(`${id}: ${params.message}`);
  // TODO: an exit code for each cause.
  process.exitCode = 1;
}
