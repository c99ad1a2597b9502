import { EventEmitter, once } from 'node:events';
import { say } from '#say';
import { IPEndPoint, serve, TcpClient, TcpListener } from '#sockets';

const listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);

// #region pieces
const reader = new EventEmitter();
const served = serve(listener, async (client) => {
  const firstWasRead = once(reader, 'read');
  await client.send('Tuesday, February 22, 1982 ');
  await firstWasRead;
  await client.send('17:37:43-PST\r\n');
});
// #endregion

// #region once
const client = await TcpClient.connect(listener.localEndPoint);
const first = await client.receive();
say('read-once.first', { text: `${first}`.trim() });
reader.emit('read');
// #endregion

// #region rest
let rest = '';
for await (const chunk of client) rest += chunk.toString('latin1');
say('read-once.rest', { text: rest.trim() });
say('read-once.end');
// #endregion

await client.close();
listener.stop();
await served;
