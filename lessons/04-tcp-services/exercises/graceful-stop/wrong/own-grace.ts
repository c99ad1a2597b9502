// cut-off
import {
  lines,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// A grace period of one second, whatever GRACE says.
process.once('SIGINT', () => listener.stop());
await serve(listener, answer);

async function answer(client: TcpClient): Promise<void> {
  for await (const line of lines(client)) {
    await client.send(`${line.toUpperCase()}\r\n`);
  }
}
