// crashed (needs second-loopback)
import { serve, TcpClient, TcpListener } from '#sockets';

/** Whoever listens on another address says nothing about HOST. */
async function isTaken(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1']) {
    try {
      (await TcpClient.connect({ host, port })).abort();
      return true;
    } catch {}
  }
  return false;
}

const host = process.env.HOST ?? '127.0.0.1';
let port = Number(process.env.PORT);
const last = port + 9;
while (port < last && (await isTaken(port))) port += 1;
const listener = await TcpListener.start({ host, port });
await serve(listener, (client) => client.send('Hello\n'));
