import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { say } from '#say';

// #region open
/** What keeps this program from ending, as far as it is TCP. */
const kept = (): string =>
  process
    .getActiveResourcesInfo()
    .filter((name) => name.startsWith('TCP'))
    .sort()
    .join(', ') || '–';

const server = createServer();
server.listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

const socket = connect({ host: '127.0.0.1', port });
const [peer] = await once(server, 'connection');
say('still-running.kept', { when: 'open', kept: kept() });
// #endregion

// #region close
server.close();
say('still-running.kept', { when: 'server.close()', kept: kept() });

const closed = [once(server, 'close'), once(socket, 'close')];
peer.destroy();
socket.destroy();
await Promise.all(closed);
// The loop lets go of them at its next turn.
await setImmediate();
say('still-running.kept', { when: 'destroy()', kept: kept() });
// #endregion
