// never-listened-on (needs ipv6)
import { serve, type TcpClient, TcpListener } from '#sockets';

const port = Number(process.env.PORT);
const greet = (client: TcpClient) => client.send('Hello\n');
// The first serve ends when its listener stops: never.
for (const host of [
  process.env.HOST || '127.0.0.1',
  process.env.HOST6 || '::1',
]) {
  await serve(await TcpListener.start({ host, port }), greet);
}
