import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { say } from '#say';
import { TcpClient } from '#sockets';

// #region server
const host = '127.0.0.1';
const server = createServer({ allowHalfOpen: true });
server.listen({ host, port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;
// #endregion

// #region leak
const accepted = once(server, 'connection');
const client = await TcpClient.connect({ host, port });
const socket: Socket = (await accepted)[0];
await client.send('hello');
client.shutdown();

// The server reads to the end, and does nothing else.
await once(socket.resume(), 'end');
const ms = 200;
const signal = AbortSignal.timeout(ms);
await client.receive({ signal }).catch(() => {
  say('close-wait.waiting', { ms });
});
say('close-wait.state', { state: stateOf(socket) });

socket.end();
await client.receive();
say('close-wait.released');
// #endregion

await client.close();
server.close();

// #region state
function stateOf({ localPort = 0, remotePort = 0 }: Socket): string {
  const hex = (port: number) =>
    `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const states: Record<string, string> = {
    '01': 'ESTABLISHED',
    '08': 'CLOSE_WAIT',
  };
  for (const line of readFileSync('/proc/net/tcp', 'utf8').split(
    '\n',
  )) {
    const [, local, remote, state = ''] = line.trim().split(/\s+/);
    if (!local?.endsWith(hex(localPort))) continue;
    if (remote?.endsWith(hex(remotePort)))
      return states[state] ?? state;
  }
  return '?';
}
// #endregion
