import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { getDefaultHighWaterMark } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { say } from '#say';

const host = '127.0.0.1';
const mebibyte = 1024 * 1024;

// #region proxies
await fill("on('data')", (client, upstream) => {
  upstream.on('data', (bytes) => client.write(bytes));
  upstream.on('end', () => client.end());
});
await fill('pipe()', (client, upstream) => upstream.pipe(client));
// #endregion
say('three-hops.mark', { mark: getDefaultHighWaterMark(false) / 1024 });

async function fill(way: string, join: Join): Promise<void> {
  const [client, accepted] = await pair();
  const [upstream, sender] = await pair();
  join(accepted, upstream);

  // #region fill
  let done = 0;
  for (let piece = 1; piece <= 16; piece += 1) {
    sender.write(Buffer.alloc(mebibyte, 'x'), () => {
      done += 1;
    });
  }
  sender.end();
  // Nobody reads from the client: wait until nothing moves.
  for (let before = -1; before < done; await setTimeout(1_000))
    before = done;
  // #endregion
  say('three-hops.sent', { way, sent: done });
  const held = Math.round(accepted.writableLength / 1024);
  say('three-hops.held', { held });
  client.resume();
  await once(client, 'end');
}

type Join = (client: Socket, upstream: Socket) => void;

async function pair(): Promise<[Socket, Socket]> {
  const server = createServer();
  server.listen({ host, port: 0 });
  await once(server, 'listening');
  const at = server.address();
  const port = at && typeof at === 'object' ? at.port : 0;
  const near = connect({ host, port });
  const [far] = await once(server, 'connection');
  server.close();
  return [near, far];
}
