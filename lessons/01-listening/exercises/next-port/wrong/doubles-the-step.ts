// listens-elsewhere
import { explain, serve, TcpListener } from '#sockets';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);

async function start(offset: number): Promise<TcpListener> {
  try {
    return await TcpListener.start({ host, port: first + offset });
  } catch (error) {
    if (explain(error).id !== 'in-use' || offset > 9) throw error;
    return start(offset === 0 ? 1 : 2 * offset);
  }
}
const listener = await start(0);
await serve(listener, (client) => client.send('Hello\n'));
