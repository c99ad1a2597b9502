// could-not-listen
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

async function start(): Promise<TcpListener> {
  try {
    return await TcpListener.start(localEndPointFromEnv());
  } catch {
    return new Promise((resolve) => {
      setTimeout(() => resolve(start()), 100);
    });
  }
}
await serve(await start(), (client) => client.send('Hello\n'));
