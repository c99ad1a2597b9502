import { localEndPointFromEnv, serve, TcpListener } from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// serve closes with a FIN and discards what the client still sends.
await serve(listener, (client) =>
  client.send(`${new Date().toISOString()}\r\n`),
);
