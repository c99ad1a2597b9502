// ignores-backpressure
import {
  lines,
  localEndPointFromEnv,
  serve,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
await serve(listener, async (client) => {
  for await (const line of lines(client)) {
    // Without await, everything the client does not read piles up here.
    client.send(`${line.toUpperCase()}\n`).catch(() => {});
  }
});
