import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { say, words } from '#say';
import { TcpClient } from '#sockets';

type State = { text: string };

// #region server
async function listen(stateOf: () => State) {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const state = stateOf();
    socket.on('data', (chunk) => {
      state.text += chunk;
      server.emit('kept');
    });
    socket.on('end', () => socket.end(state.text));
  });
  server.listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  return server;
}
// #endregion

// #region clients
async function converse(stateOf: () => State): Promise<void> {
  const server = await listen(stateOf);
  const at = server.address();
  const port = at && typeof at === 'object' ? at.port : 0;
  const endPoint = { host: '127.0.0.1', port };
  await using ann = await TcpClient.connect(endPoint);
  await using bob = await TcpClient.connect(endPoint);

  async function send(client: TcpClient, part: string) {
    const kept = once(server, 'kept');
    await client.send(part);
    await kept;
  }
  await send(ann, words('shared-state.ann-1'));
  await send(bob, words('shared-state.bob-1'));
  await send(ann, words('shared-state.ann-2'));
  await send(bob, words('shared-state.bob-2'));

  ann.shutdown();
  say('shared-state.to-ann', { text: await text(ann) });
  bob.shutdown();
  say('shared-state.to-bob', { text: await text(bob) });
  server.close();
}
// #endregion

// #region both
say('shared-state.one');
const one: State = { text: '' };
await converse(() => one);

say('shared-state.each');
await converse(() => ({ text: '' }));
// #endregion
