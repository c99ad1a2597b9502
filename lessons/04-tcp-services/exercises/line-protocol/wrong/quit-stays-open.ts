// no-fin
import {
  lines,
  localEndPointFromEnv,
  serve,
  type TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(localEndPointFromEnv());
console.log(`Listening on ${listener.localEndPoint}.`);

// A line that is too long throws here: serve then closes this client.
await serve(listener, async (client: TcpClient) => {
  let count = 0;
  for await (const line of lines(client, { maxLength: 1_024 })) {
    count += 1;
    await client.send(`${answer(line, count)}\r\n`);
  }
});

function answer(line: string, count: number): string {
  if (line.startsWith('ECHO ')) return line.slice('ECHO '.length);
  if (line === 'COUNT') return `${count}`;
  return line === 'QUIT' ? 'BYE' : 'ERROR';
}
