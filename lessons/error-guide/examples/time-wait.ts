import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { say } from '#say';

const host = '127.0.0.1';
const server = createServer((peer) => {
  // The server closes first.
  peer.resume().end('bye');
});
server.listen({ host, port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region state
/** The states of connections from this port, as Linux keeps them. */
function statesOf(local: number): string[] {
  const hex = local.toString(16).toUpperCase().padStart(4, '0');
  const rows = readFileSync('/proc/net/tcp', 'utf8').split('\n');
  const own = rows.map((row) => row.trim().split(/\s+/));
  return own.flatMap(([, address, , state = '']) =>
    address?.endsWith(`:${hex}`) ? [state] : [],
  );
}
// #endregion

// #region close
const socket = connect({ host, port });
socket.resume();
await once(socket, 'close');
server.close();
await once(server, 'close');
// 06 is TIME_WAIT.
const waits = statesOf(port).includes('06');
say('time-wait.first', { waits: `${waits}` });
// #endregion

// #region again
server.listen({ host, port });
await once(server, 'listening');
say('time-wait.again');
// #endregion
server.close();
