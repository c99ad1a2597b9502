// wrong-exit
import { remoteEndPointFromEnv, TcpClient } from '#sockets';

try {
  const signal = AbortSignal.timeout(Number(process.env.TIMEOUT));
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  let text = '';
  while (!text.includes('\n')) {
    const bytes = await server.receive({ signal });
    if (!bytes) throw new Error('no whole line');
    text += bytes;
  }
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
