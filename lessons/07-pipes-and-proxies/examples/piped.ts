import { say } from '#say';
import { pipe, serve, TcpClient, TcpListener } from '#sockets';

const host = '127.0.0.1';
const stop = new AbortController();
const { signal } = stop;

// #region echo
const echo = await TcpListener.start({ host, port: 0 });
const echoed = serve(echo, (client) => pipe(client, client), {
  signal,
});
// #endregion

// #region proxy
const proxy = await TcpListener.start({ host, port: 0 });
const served = serve(proxy, shout, { signal });

async function shout(client: TcpClient): Promise<void> {
  await using upstream = await TcpClient.connect(echo.localEndPoint);
  await Promise.all([
    pipe(client, upstream),
    pipe(inCapitals(upstream), client),
  ]);
}

async function* inCapitals(source: AsyncIterable<Buffer>) {
  for await (const bytes of source)
    yield bytes.toString('latin1').toUpperCase();
}
// #endregion

// #region client
const client = await TcpClient.connect(proxy.localEndPoint);
await client.send('hello');
say('piped.answer', { text: `${await client.receive()}` });
client.shutdown();
say('piped.end', { end: `${await client.receive()}` });
await client.close();
// #endregion

stop.abort();
await Promise.all([echoed, served]);
