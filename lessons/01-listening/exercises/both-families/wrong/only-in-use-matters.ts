// carried-on (needs linux)
import { explain, serve, type TcpClient, TcpListener } from '#sockets';

const port = Number(process.env.PORT);
const greet = (client: TcpClient) => client.send('Hello\n');
const first = await TcpListener.start({
  host: process.env.HOST || '127.0.0.1',
  port,
});
void serve(first, greet);
try {
  const host = process.env.HOST6 || '::1';
  await serve(await TcpListener.start({ host, port }), greet);
} catch (error) {
  // The statement names the two failures that do not matter.
  if (explain(error).id === 'in-use') process.exit(1);
}
