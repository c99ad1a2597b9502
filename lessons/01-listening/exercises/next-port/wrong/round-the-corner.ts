// tried-too-much
import { explain, serve, TcpListener } from '#sockets';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);

async function start(tries: number): Promise<TcpListener> {
  // After the last port there is none: not 0, which is any port.
  const port = (first + tries) % 65_536;
  try {
    return await TcpListener.start({ host, port });
  } catch (error) {
    if (explain(error).id !== 'in-use' || tries === 9) throw error;
    return start(tries + 1);
  }
}
const listener = await start(0);
await serve(listener, (client) => client.send('Hello\n'));
