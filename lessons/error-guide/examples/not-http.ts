import { once } from 'node:events';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { say } from '#say';

// #region server
// A server that speaks, but not HTTP.
const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.end('220 mail.example ready\r\n');
});
// #endregion
server.listen({ host: '127.0.0.1', port: 0 });
await once(server, 'listening');
const at = server.address();
const port = at && typeof at === 'object' ? at.port : 0;

// #region request
type ParseError = Error & { code?: string; rawPacket?: Buffer };

const request = get({ host: '127.0.0.1', port, agent: false });
request.once('error', (error: ParseError) => {
  say('not-http.failed', { code: error.code ?? '' });
  // What the server really said is kept in the error.
  const heard = JSON.stringify(`${error.rawPacket ?? ''}`);
  say('not-http.heard', { heard });
  server.close();
});
// #endregion
