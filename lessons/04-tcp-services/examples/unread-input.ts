import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { say, words } from '#say';

const host = '127.0.0.1';
// Paused: what the client sends stays with the system.
const server = createServer({ pauseOnConnect: true });
server.listen({ host, port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

await ask(words('unread-input.unread'), (accepted) => {
  accepted.destroy();
});
await ask(words('unread-input.drained'), (accepted) => {
  accepted.resume().end();
});
server.close();

// #region ask
async function ask(way: string, close: (accepted: Socket) => void) {
  const client = connect({ host, port });
  const [accepted]: Socket[] = await once(server, 'connection');
  await new Promise((sent) => client.write('what time is it?', sent));

  // The answer arrives; only then does the server close.
  accepted?.write('12:00\r\n');
  const [answer] = await once(client, 'data');
  say('unread-input.answer', { way, answer: `${answer}`.trimEnd() });

  client.once('end', () => say('unread-input.end'));
  client.once('error', (error: NodeJS.ErrnoException) =>
    say('unread-input.reset', { code: `${error.code}` }),
  );
  if (accepted) close(accepted);
  await new Promise((closed) => client.once('close', closed));
}
// #endregion
