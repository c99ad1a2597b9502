import { once } from 'node:events';
import { createServer } from 'node:net';
import { say } from '#say';

// #region listen
const server = createServer();
server.listen({ host: '127.0.0.1', port: 0 });
report('listen()');

await once(server, 'listening');
report("'listening'");

server.close();
await once(server, 'close');
report("'close'");
// #endregion

function report(moment: string): void {
  const at = server.address();
  const where =
    at && typeof at === 'object' ? `${at.address}:${at.port}` : 'null';
  say('bind-and-listen.state', {
    moment: moment.padEnd(11),
    listening: `${server.listening}`.padEnd(5),
    where,
  });
}
