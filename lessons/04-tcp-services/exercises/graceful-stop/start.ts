import {
  lines,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// TODO: on SIGINT, accept nobody new, give the connected clients
// GRACE milliseconds to finish, and end with code 0.
await serve(listener, answer);

async function answer(client: TcpClient): Promise<void> {
  for await (const line of lines(client)) {
    await client.send(`${line.toUpperCase()}\r\n`);
  }
}
