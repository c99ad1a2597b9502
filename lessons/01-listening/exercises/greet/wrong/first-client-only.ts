// ended-with-peer
import { localEndPointFromEnv, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
const client = await listener.accept();
await client?.send('Hello\n');
await client?.close();
listener.stop();
