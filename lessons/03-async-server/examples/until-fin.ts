import { text } from 'node:stream/consumers';
import { say } from '#say';
import { serve, TcpClient, TcpListener } from '#sockets';

const listener = await TcpListener.start({
  host: '127.0.0.1',
  port: 0,
});
const serving = serve(listener, async (client) => {
  await client.send((await text(client)).toUpperCase());
});

// #region client
const client = await TcpClient.connect(listener.localEndPoint);
for (const part of ['hello', ', ', 'world']) {
  await client.send(part);
  say('until-fin.sent', { part });
}

const ms = 200;
const signal = AbortSignal.timeout(ms);
await client.receive({ signal }).catch(() => {
  say('until-fin.nothing', { ms });
});

client.shutdown();
say('until-fin.fin');
say('until-fin.answer', { answer: await text(client) });
// #endregion

await client.close();
listener.stop();
await serving;
