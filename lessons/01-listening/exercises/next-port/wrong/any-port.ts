// listens-elsewhere
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const wanted = localEndPointFromEnv();
const listener = await TcpListener.start(wanted).catch(() =>
  TcpListener.start({ host: '127.0.0.1', port: 0 }),
);
await serve(listener, (client) => client.send('Hello\n'));
