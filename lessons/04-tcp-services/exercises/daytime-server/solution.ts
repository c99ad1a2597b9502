import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// serve closes with a FIN, and throws away what the client still says.
await serve(listener, (client) =>
  client.send(`${new Date().toISOString()}\r\n`),
);
