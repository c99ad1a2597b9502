import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { say, words } from '#say';

const host = '127.0.0.1';
const [pieces, size] = [32, 256 * 1024];
const server = createServer({ pauseOnConnect: true });
server.listen({ host, port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region heed
await transfer(words('drain-heeded.ignored'), async () => {});
await transfer(words('drain-heeded.heeded'), async (client, peer) => {
  if (peer.isPaused()) {
    const signal = AbortSignal.timeout(150);
    await once(client, 'drain', { signal }).catch(() => {
      // The system's buffers are full: only the peer can make room.
      say('drain-heeded.full');
      peer.resume();
    });
  }
  if (client.writableNeedDrain) await once(client, 'drain');
});
// #endregion
server.close();

// #region transfer
type Heed = (client: Socket, peer: Socket) => Promise<void>;

async function transfer(way: string, heed: Heed): Promise<void> {
  const client = connect({ host, port });
  const arrival = once(server, 'connection');
  await once(client, 'connect');
  const [peer]: Socket[] = await arrival;
  if (!peer) return;
  let queued = 0;
  for (let piece = 0; piece < pieces; piece += 1) {
    client.write(Buffer.alloc(size, 'x'));
    queued = Math.max(queued, client.writableLength);
    await heed(client, peer);
  }
  say('drain-heeded.most', { way, queued: queued / 1024 });
  peer.resume();
  client.end();
  await once(peer, 'close');
  say('drain-heeded.arrived', { read: peer.bytesRead / 1024 });
}
// #endregion
