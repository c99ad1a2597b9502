import { say } from '#say';
import { SocketError, TcpListener } from '#sockets';

// #region pairs
const pairs = [
  ['127.0.0.1', '127.0.0.1'],
  ['127.0.0.1', '127.0.0.2'],
  ['127.0.0.1', '::1'],
  ['0.0.0.0', '127.0.0.1'],
  ['127.0.0.1', '0.0.0.0'],
  ['::', '127.0.0.1'],
  ['::', '::1'],
  ['::1', '::'],
] as const;
// #endregion

// #region attempt
for (const [held, asked] of pairs) {
  // Stopped at the end of each round: a wildcard lives for an instant.
  using first = await TcpListener.start({ host: held, port: 0 });
  const code = await listenOn(asked, first.localEndPoint.port);
  const pair = { held: held.padEnd(9), asked: asked.padEnd(9) };
  if (code === null) say('address-in-use.free', pair);
  else say('address-in-use.failed', { ...pair, code });
}

async function listenOn(host: string, port: number) {
  try {
    const second = await TcpListener.start({ host, port });
    second.stop();
    return null;
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    return error.code;
  }
}
// #endregion
