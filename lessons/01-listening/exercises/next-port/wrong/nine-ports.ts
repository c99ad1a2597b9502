// crashed
import { explain, serve, TcpListener } from '#sockets';

const host = process.env.HOST ?? '127.0.0.1';
async function start(port: number, left: number): Promise<TcpListener> {
  try {
    return await TcpListener.start({ host, port });
  } catch (error) {
    if (explain(error).id !== 'in-use' || left === 0) throw error;
    return start(port + 1, left - 1);
  }
}
const listener = await start(Number(process.env.PORT), 8);
await serve(listener, (client) => client.send('Hello\n'));
