import {
  lines,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

async function answer(client: TcpClient): Promise<void> {
  for await (const line of lines(client)) {
    // For a client that does not read, we wait here; others do not.
    await client.send(`${line.toUpperCase()}\n`);
  }
}

function lost(error: unknown, client?: TcpClient): void {
  console.log(`Lost ${client?.remoteEndPoint ?? 'a client'}: ${error}`);
}

await serve(listener, answer, { onError: lost });
