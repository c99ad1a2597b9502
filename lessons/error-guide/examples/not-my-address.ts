import {
  connect,
  createServer,
  type Server,
  type Socket,
} from 'node:net';
import { say } from '#say';

/** An address from the range kept for documentation: nobody's. */
const stranger = '192.0.2.1';

function report(call: string, from: Server | Socket): Promise<void> {
  return new Promise((resolve) => {
    from.once('error', ({ message }) => {
      say('not-my-address.failed', { call, message });
      resolve();
    });
  });
}

// #region listen
const server = createServer();
const refused = report('listen', server);
server.listen({ host: stranger, port: 0 });
await refused;

// With one of our own addresses it works.
await new Promise<void>((resolve) => {
  server.listen({ host: '127.0.0.1', port: 0 }, resolve);
});
say('not-my-address.listening');
// #endregion

// #region connect
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;
const local = { host: '127.0.0.1', port, localAddress: stranger };
await report('connect', connect(local));
// #endregion
server.close();
