// tried-too-much
import { serve, TcpListener } from '#sockets';

const host = process.env.HOST ?? '127.0.0.1';
const first = Number(process.env.PORT);
const another = ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'];

async function start(port: number): Promise<TcpListener> {
  try {
    return await TcpListener.start({ host, port });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!another.includes(code) || port === first + 9) throw error;
    return start(port + 1);
  }
}
const listener = await start(first);
await serve(listener, (client) => client.send('Hello\n'));
