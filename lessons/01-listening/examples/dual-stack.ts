import { say } from '#say';
import { SocketError, TcpClient, TcpListener } from '#sockets';

// #region listeners
const listeners = [
  { host: '127.0.0.1' },
  { host: '::1' },
  { host: '0.0.0.0' },
  { host: '::' },
  { host: '::', ipv6Only: true },
];
// #endregion

// #region knock
for (const { host, ...options } of listeners) {
  using listener = await TcpListener.start({ host, port: 0 }, options);
  const name = options.ipv6Only ? `${host} (ipv6Only)` : host;
  say('dual-stack.listening', { name });
  await knock(listener, '127.0.0.1');
  await knock(listener, '::1');
}

async function knock(listener: TcpListener, host: string) {
  const { port } = listener.localEndPoint;
  try {
    const client = await TcpClient.connect({ host, port });
    const accepted = await listener.accept();
    const seen = `${accepted?.remoteEndPoint.address}`;
    say('dual-stack.accepted', { host: host.padEnd(9), seen });
    await Promise.all([client.close(), accepted?.close()]);
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    say('dual-stack.failed', {
      host: host.padEnd(9),
      code: error.code,
    });
  }
}
// #endregion
