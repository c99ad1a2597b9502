import { say, words } from '#say';
import {
  ByteReader,
  IPEndPoint,
  readFrame,
  serve,
  TcpClient,
  TcpListener,
  writeFrame,
} from '#sockets';

const count = 50;
const listener = await TcpListener.start(
  new IPEndPoint('127.0.0.1', 0),
);

// #region server
// As if it were far away: each answer is 20 ms on its way.
const served = serve(listener, async (client) => {
  for await (const bytes of client) {
    setTimeout(() => client.send(bytes), 20);
  }
});
// #endregion

const client = await TcpClient.connect(listener.localEndPoint);
const reader = new ByteReader(client);

// #region turns
await measure(words('pipelined.turns'), async () => {
  for (let n = 0; n < count; n += 1) {
    await writeFrame(client, `${n}`);
    await readFrame(reader);
  }
});
// #endregion

// #region pipelined
await measure(words('pipelined.pipelined'), async () => {
  for (let n = 0; n < count; n += 1) await writeFrame(client, `${n}`);
  for (let n = 0; n < count; n += 1) await readFrame(reader);
});
// #endregion

await client.close();
listener.stop();
await served;

async function measure(way: string, ask: () => Promise<void>) {
  const start = performance.now();
  await ask();
  const ms = Math.round(performance.now() - start);
  say('pipelined.took', { way, count, ms });
}
