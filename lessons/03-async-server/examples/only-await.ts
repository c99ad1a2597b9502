import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { say, words } from '#say';
import { TcpClient } from '#sockets';

const items = 100_000;
const server = createServer().listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const { address: host, port } = server.address() as AddressInfo;
// #region price
const known = [5, 7, 11];

async function priceOf(item: number): Promise<number> {
  // Always in memory here: there is nothing to wait for.
  return known[item % known.length] ?? 0;
}
// #endregion

// #region bill
async function bill(ann: Socket, bob: Socket, pause: number) {
  let [done, sum] = [0, 0];
  const heard = once(bob, 'data').then(() => done);
  const rang = setTimeout(1).then(() => done);
  while (done < items) {
    sum += await priceOf(done);
    done += 1;
    // Lets the event loop run: everyone else gets a turn.
    if (done % pause === 0) await setImmediate();
  }
  ann.end(`${sum}`);
  report(words('only-await.bob'), await heard);
  report(words('only-await.timer'), await rang);
}
// #endregion

function report(name: string, done: number): void {
  if (done < items) say('only-await.early', { name, done });
  else say('only-await.last', { name });
}

async function visit() {
  const accepted = once(server, 'connection');
  const client = await TcpClient.connect({ host, port });
  const socket: Socket = (await accepted)[0];
  return { client, socket };
}

// #region both
for (const pause of [Number.POSITIVE_INFINITY, 1000]) {
  const [ann, bob] = [await visit(), await visit()];
  await bob.client.send('hello');
  if (pause < items) say('only-await.pause');
  else say('only-await.no-pause');
  await bill(ann.socket, bob.socket, pause);
  await ann.client.close();
  await bob.client.close();
}
server.close();
// #endregion
