import { text } from 'node:stream/consumers';
import { say } from '#say';
import { serve, TcpClient, TcpListener } from '#sockets';

// #region report
function report(content: string): void {
  say('article-report.client', { content });
  if (content.length > 1) {
    // What the article calls bytes.
    say('article-report.article', { length: content.length });
  } else {
    say('article-report.nothing');
  }
  const bytes = Buffer.byteLength(content);
  const characters = [...content].length;
  say('article-report.true', { bytes, characters });
}
// #endregion

const listener = await TcpListener.start({
  host: '127.0.0.1',
  port: 0,
});
const serving = serve(listener, async (client) => {
  report(await text(client));
});

// #region clients
for (const content of ['hello', 'x', 'é€😀']) {
  await using client = await TcpClient.connect(listener.localEndPoint);
  await client.send(content);
  client.shutdown();
  // When the server's FIN arrives, it has made its report.
  await client.receive();
}
// #endregion

listener.stop();
await serving;
