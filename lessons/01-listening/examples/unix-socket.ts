import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { say } from '#say';

const folder = await mkdtemp(join(tmpdir(), 'workbook-'));

// #region path
const server = createServer((socket) => socket.end('hello'));
const path = join(folder, 'my.sock');
server.listen(path);
await once(server, 'listening');

const client = connect({ path });
const received = await text(client);
say('unix-socket.received', {
  received,
  port: `${client.remotePort}`,
});
// #endregion

server.close();
await rm(folder, { recursive: true });
