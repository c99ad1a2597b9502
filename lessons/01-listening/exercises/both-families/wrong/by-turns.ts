// no-answer (needs ipv6)
import { type TcpClient, TcpListener } from '#sockets';

const port = Number(process.env.PORT);
async function greet(client: TcpClient | null): Promise<void> {
  await client?.send('Hello\n').catch(() => {});
  await client?.close();
}
const first = await TcpListener.start({
  host: process.env.HOST || '127.0.0.1',
  port,
}).catch(() => process.exit(1));
const host = process.env.HOST6 || '::1';
const second = await TcpListener.start({ host, port }).catch(
  ({ code }: NodeJS.ErrnoException) => {
    if (code !== 'EADDRNOTAVAIL') process.exit(1);
  },
);
for (;;) {
  await greet(await first.accept());
  if (second) await greet(await second.accept());
}
