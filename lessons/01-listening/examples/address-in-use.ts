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
for (const [host, other] of pairs) {
  // Stopped after each round: a wildcard is open only for an instant.
  using first = await TcpListener.start({ host, port: 0 });
  const code = await listenOn(other, first.localEndPoint.port);
  const [held, asked] = [host.padEnd(9), other.padEnd(9)];
  if (code === null) say('address-in-use.free', { held, asked });
  else say('address-in-use.failed', { held, asked, code });
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
