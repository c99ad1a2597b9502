// no-answer
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
  let [count, answers] = [0, ''];
  for await (const line of lines(client, { maxLength: 1_024 })) {
    count += 1;
    answers += `${answer(line, count)}\r\n`;
    if (line === 'QUIT') break;
  }
  await client.send(answers);
});

function answer(line: string, count: number): string {
  if (line.startsWith('ECHO ')) return line.slice('ECHO '.length);
  if (line === 'COUNT') return `${count}`;
  return line === 'QUIT' ? 'BYE' : 'ERROR';
}
