// carried-on (needs ipv6)
import { SocketError, serve, TcpListener } from '#sockets';

const port = Number(process.env.PORT);
try {
  for (const host of [
    process.env.HOST || '127.0.0.1',
    process.env.HOST6 || '::1',
  ]) {
    const listener = await TcpListener.start({ host, port });
    void serve(listener, (client) => client.send('Hello\n'));
  }
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  // The first listener keeps running, and so does the program.
  if (error.code !== 'EADDRNOTAVAIL') process.exitCode = 1;
}
