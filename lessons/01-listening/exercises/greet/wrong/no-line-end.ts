// closed-too-soon
import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, (client) => client.send('Hello'));
