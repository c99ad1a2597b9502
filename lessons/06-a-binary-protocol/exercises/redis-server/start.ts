import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

await serve(listener, async (client) => {
  // TODO: a command is an array of strings; for now, only a line with PING is answered.
  for await (const line of lines(client)) {
    if (line === 'PING') await client.send('+PONG\r\n');
  }
});
