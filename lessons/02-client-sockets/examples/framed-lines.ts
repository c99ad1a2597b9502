import { say } from '#say';
import {
  IPEndPoint,
  lines,
  SocketError,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);

// #region receive
const served = serve(listener, async (client) => {
  let [count, last] = [0, ''];
  try {
    for await (const line of lines(client, { maxLength: 16 })) {
      count += 1;
      last = line;
    }
    say('framed-lines.all', { count, last });
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    say('framed-lines.limit', { count, code: error.code });
  }
});
// #endregion

// #region send
const messages = 'north\r\neast\r\nsouth\r\nwest\r\n';
await converse([messages]);
await converse([...messages]);
await converse(['north\r\n', 'east'.repeat(5)]);

async function converse(writes: string[]): Promise<void> {
  say('framed-lines.sent', { count: writes.length });
  const client = await TcpClient.connect(listener.localEndPoint);
  for (const text of writes) await client.send(text);
  client.shutdown();
  while ((await client.receive()) !== null);
  await client.close();
}
// #endregion

listener.stop();
await served;
