import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { say } from '#say';
import { TcpClient } from '#sockets';

// #region handlers
const tell = (news: unknown) => process.send?.(news);

const handlers: Record<string, (socket: Socket) => void> = {
  'resume()': (socket) => socket.resume(),
  'try … catch': (socket) => {
    try {
      socket.resume();
    } catch {
      tell('caught');
    }
  },
  "on('error')": (socket) => {
    socket.on('error', () => tell('heard')).resume();
  },
};
// #endregion

// #region reset
async function reset(name: string) {
  const self = new URL(import.meta.url);
  const server = fork(self, [name], { silent: true });
  const stderr = server.stderr ? text(server.stderr) : '';
  const [{ address: host, port }] = await once(server, 'message');
  const client = await TcpClient.connect({ host, port });
  await once(server, 'message');
  client.abort();

  const died = once(server, 'exit').then(([code]) => `${code}`);
  const alive = once(server, 'message').then(() => '');
  const code = await Promise.race([died, alive]);
  if (server.connected) server.disconnect();
  const [error = ''] = /read \w+/.exec(await stderr) ?? [];
  return { name: name.padEnd(11), code, error };
}
// #endregion

const handler = handlers[process.argv[2] ?? ''];
if (handler) {
  process.once('disconnect', () => process.exit());
  const server = createServer((socket) => {
    handler(socket);
    tell('accepted');
  });
  server.listen(0, '127.0.0.1', () => tell(server.address()));
} else {
  const names = Object.keys(handlers);
  for (const result of await Promise.all(names.map(reset))) {
    const { name, code, error } = result;
    if (code) say('reset-kills.died', { name, code, error });
    else say('reset-kills.alive', { name });
  }
}
