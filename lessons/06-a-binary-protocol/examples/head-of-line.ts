import { setTimeout as work } from 'node:timers/promises';
import { say, words } from '#say';
import {
  ByteReader,
  IPEndPoint,
  serve,
  TcpClient,
  TcpListener,
} from '#sockets';

const loopback = new IPEndPoint('127.0.0.1', 0);

// #region in-order
await ask(words('head-of-line.in-order'), async (client, reader) => {
  for (;;) {
    const request = await reader.readExactly(3);
    if (request === null) return;
    await work(request.readUInt16BE(1));
    await client.send(request.subarray(0, 1));
  }
});
// #endregion

// #region by-id
await ask(words('head-of-line.by-id'), async (client, reader) => {
  const jobs: Promise<void>[] = [];
  for (;;) {
    const request = await reader.readExactly(3);
    if (request === null) break;
    const job = work(request.readUInt16BE(1));
    jobs.push(job.then(() => client.send(request.subarray(0, 1))));
  }
  await Promise.all(jobs);
});
// #endregion

// #region ask
type Handler = (client: TcpClient, reader: ByteReader) => Promise<void>;

async function ask(way: string, handler: Handler): Promise<void> {
  const listener = await TcpListener.start(loopback);
  const served = serve(listener, (client) =>
    handler(client, new ByteReader(client)),
  );
  const client = await TcpClient.connect(listener.localEndPoint);
  // Request 1 takes 300 ms (01 2c in hexadecimal), request 2 none.
  await client.send(Buffer.from([1, 0x01, 0x2c, 2, 0, 0]));
  client.shutdown();
  const ids: number[] = [];
  for await (const bytes of client) ids.push(...bytes);
  say('head-of-line.answers', { way, ids: ids.join(', ') });
  await client.close();
  listener.stop();
  await served;
}
// #endregion
