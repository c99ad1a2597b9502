// listens-elsewhere (needs second-loopback)
import { explain, serve, TcpListener } from '#sockets';

const host = '127.0.0.1';
const first = Number(process.env.PORT);

async function start(port: number): Promise<TcpListener> {
  try {
    return await TcpListener.start({ host, port });
  } catch (error) {
    const more = port < first + 9;
    if (explain(error).id === 'in-use' && more) return start(port + 1);
    throw error;
  }
}
const listener = await start(first);
await serve(listener, (client) => client.send('Hello\n'));
