// listens-elsewhere (needs ipv6)
import { serve, type TcpClient, TcpListener } from '#sockets';

const greet = (client: TcpClient) => client.send('Hello\n');
for (const host of [
  process.env.HOST || '127.0.0.1',
  process.env.HOST6 || '::1',
]) {
  // Port 0 is a different port each time.
  const listener = await TcpListener.start({ host, port: 0 });
  void serve(listener, greet);
}
