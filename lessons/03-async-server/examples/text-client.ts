import { text } from 'node:stream/consumers';
import { say, why } from '#say';
import {
  remoteEndPointFromEnv,
  SocketError,
  TcpClient,
} from '#sockets';

// #region ask
async function ask(question: string): Promise<string> {
  await using server = await TcpClient.connect(remoteEndPointFromEnv());
  // One byte at a time; how they travel is up to the system.
  for (const byte of Buffer.from(question)) {
    await server.send(Buffer.of(byte));
  }
  server.shutdown();
  // Without await, the connection would be closed first.
  return await text(server);
}
// #endregion

try {
  for (const question of ['hello', 'x', 'é€😀']) {
    const answer = await ask(question);
    say('text-client.answer', { question, answer });
  }
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  say('text-client.failed', { code: error.code, why: why(error) });
  process.exitCode = 1;
}
